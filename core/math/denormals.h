// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Numbers below 10⁻³⁸ are computed by a slow path of the processor, and a gradient on its way back through time is full
// of them although they change nothing. While this object lives, its thread treats them as zero.

#if defined(__SSE__)
#include <xmmintrin.h>
#endif

namespace miru {

class FlushDenormals {
 public:
#if defined(__SSE__)
    FlushDenormals() : m_before(_mm_getcsr()) { _mm_setcsr(m_before | flushToZero | denormalsAreZero); }
    ~FlushDenormals() { _mm_setcsr(m_before); }
#else
    FlushDenormals() = default;
    ~FlushDenormals() = default;
#endif
    FlushDenormals(const FlushDenormals&) = delete;
    FlushDenormals& operator=(const FlushDenormals&) = delete;

 private:
#if defined(__SSE__)
    static constexpr unsigned flushToZero = 0x8000;
    static constexpr unsigned denormalsAreZero = 0x0040;
    unsigned m_before;
#endif
};

}  // namespace miru

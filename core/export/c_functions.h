// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The functions of an exported network as C, each put in where the network needs it: squashing, mixing, winners. What stands
// between two @ is filled in.

namespace miru::c {

inline constexpr auto mark = R"(
/* To see where time goes, define NET_MARK(part): it stands after each part, and what ran since the mark before belongs to
 * that part. Toggle a pin there, or read a cycle counter. */
#ifndef NET_MARK
#define NET_MARK(part) ((void)0)
#endif
)";

inline constexpr auto floatTanh = R"(
/* At most 5e-7 from tanh(x); the same rational function as in the lab. */
static float tanh_of(float x)
{
    const float limit = 7.90531110763549805f;
    x = x > limit ? limit : x;
    x = x < -limit ? -limit : x;
    const float s = x * x;
    float numerator = -2.76076847742355e-16f;
    numerator = numerator * s + 2.00018790482477e-13f;
    numerator = numerator * s - 8.60467152213735e-11f;
    numerator = numerator * s + 5.12229709037114e-08f;
    numerator = numerator * s + 1.48572235717979e-05f;
    numerator = numerator * s + 6.37261928875436e-04f;
    numerator = numerator * s + 4.89352455891786e-03f;
    float denominator = 1.19825839466702e-06f;
    denominator = denominator * s + 1.18534705686654e-04f;
    denominator = denominator * s + 2.26843463243900e-03f;
    denominator = denominator * s + 4.89352518554385e-03f;
    return x * numerator / denominator;
}
)";
inline constexpr auto floatSigmoid = R"(
/* 1 / (1 + exp(-x)) */
static float sigmoid_of(float x)
{
    return 0.5f + 0.5f * tanh_of(0.5f * x);
}
)";
inline constexpr auto floatMix = R"(
static float mix(float share, float a, float b)
{
    return b + share * (a - b);
}
)";

inline constexpr auto fixedScaled = R"(
/* A sum of products in units of 1/65536. (Right shifts of negative numbers keep the sign, as every compiler does it.) */
static int32_t scaled(int32_t sum, int32_t factor, int shift)
{
    return (int32_t)(((int64_t)sum * factor + ((int64_t)1 << (shift - 1))) >> shift);
}
)";
inline constexpr auto fixedTanh = R"(
/* tanh(x), x in units of 1/65536, in units of 1/32768: straight lines between multiples of 1/32. */
static int16_t tanh_of(int32_t x)
{
    const int32_t size = x < 0 ? -x : x;
    int32_t y = 32767;
    if (size < 8 * (int32_t)65536) {
        const int16_t *const low = net_tanh + (size >> 11);
        y = low[0] + ((((int32_t)low[1] - low[0]) * (size & 2047) + 1024) >> 11);
    }
    return (int16_t)(x < 0 ? -y : y);
}
)";
inline constexpr auto fixedSigmoid = R"(
/* 1 / (1 + exp(-x)), likewise */
static int16_t sigmoid_of(int32_t x)
{
    return (int16_t)(((int32_t)32768 + tanh_of(x >> 1)) >> 1);
}
)";
inline constexpr auto fixedMix = R"(
/* share * a + (1 - share) * b */
static int16_t mix(int32_t share, int16_t a, int16_t b)
{
    return (int16_t)(b + ((share * ((int32_t)a - b) + 16384) >> 15));
}
)";
inline constexpr auto fixedTimes = R"(
/* A share of a value. */
static int16_t times(int32_t share, int16_t value)
{
    return (int16_t)((share * value + 16384) >> 15);
}
)";
inline constexpr auto fixedLimit = R"(
static int16_t within_16_bits(int32_t number)
{
    return (int16_t)(number > 32767 ? 32767 : number < -32767 ? -32767 : number);
}
)";

inline constexpr auto floatKey = R"(
/* A whole number in the order of x, so that bisecting it is exact. */
static int32_t key_of(float x)
{
    union {
        float number;
        int32_t bits;
    } key;
    key.number = x + 0.0f; /* -0 becomes 0: the two are a tie */
    return key.bits@magnitude@;
}
)";

inline constexpr auto winners = R"(
static int count_from(const int32_t *keys, int32_t threshold)
{
    int count = 0;
    for (int i = 0; i < NET_HIDDEN; ++i) count += keys[i] >= threshold;
    return count;
}

/* Keeps the NET_WINNERS greatest @ranked@, of equal ones the first, and makes the others zero. Their threshold is found bit
 * by bit, in @bits@ passes at most. */
static void keep_winners(net_state *state, const net_value *values, net_value *kept)
{
    int32_t *const keys = state->keys;
    for (int i = 0; i < NET_HIDDEN; ++i) keys[i] = @key@;
    int32_t threshold = count_from(keys, 0) >= NET_WINNERS ? 0 : @lowest@;
    for (int32_t bit = (int32_t)1 << @top@; bit != 0; bit >>= 1) {
        const int count = count_from(keys, threshold | bit);
        if (count >= NET_WINNERS) threshold |= bit;
        if (count == NET_WINNERS) break;
    }
    int ties = NET_WINNERS;
    for (int i = 0; i < NET_HIDDEN; ++i) ties -= keys[i] > threshold;
@list@    for (int i = 0; i < NET_HIDDEN; ++i) {
        if (keys[i] > threshold || (keys[i] == threshold && ties-- > 0)) {
            kept[i] = values[i];
@note@        } else {
            kept[i] = 0;
        }
    }
@end@}
)";

/// Lines of a loop over the units of an LSTM, whose gates are there.
inline constexpr auto floatMemory = R"(        state->memory[i] = forget * state->memory[i] + input * candidate;
        state->hidden[i] = output * tanh_of(state->memory[i]);
)";
inline constexpr auto fixedMemory =
    R"(        const int32_t added = ((int32_t)input * candidate) >> (15 - NET_MEMORY_BITS);
        state->memory[i] = within_16_bits(((int32_t)forget * state->memory[i] + added + 16384) >> 15);
        state->hidden[i] = times(output, tanh_of(state->memory[i] * ((int32_t)1 << (16 - NET_MEMORY_BITS))));
)";

}  // namespace miru::c

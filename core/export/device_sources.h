// SPDX-FileCopyrightText: The MiRU Lab authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What surrounds an exported network on a simulated board: where code and data lie, the way from reset to main, and the
// program that counts.

namespace miru::c {

inline constexpr auto linkerScript =
    R"(/* All three boards: code at 0, data at 0x20000000. The network has a section of its own, to be measured. */
ENTRY(reset)
MEMORY
{
    FLASH (rx) : ORIGIN = 0x00000000, LENGTH = 4M
    RAM (rwx) : ORIGIN = 0x20000000, LENGTH = 4M
}
SECTIONS
{
    .vectors : { KEEP(*(.vectors)) } > FLASH
    .net :
    {
        net_code_begin = .;
        net.o(.text* .rodata*)
        *libgcc.a:*(.text* .rodata*)
        *libc*.a:*(.text* .rodata*)
        *libm*.a:*(.text* .rodata*)
        . = ALIGN(4);
        net_code_end = .;
        net_weights.o(.rodata*)
        . = ALIGN(4);
        net_constants_end = .;
    } > FLASH
    .text : { *(.text* .rodata*) } > FLASH
    .ARM.exidx : { *(.ARM.exidx*) } > FLASH
    .data :
    {
        . = ALIGN(4);
        data_begin = .;
        *(.data*)
        . = ALIGN(4);
        data_end = .;
    } > RAM AT > FLASH
    data_load = LOADADDR(.data);
    .bss (NOLOAD) :
    {
        . = ALIGN(4);
        bss_begin = .;
        *(.bss* COMMON)
        . = ALIGN(8);
        bss_end = .;
        stack_bottom = .;
        . += 64K;
        stack_top = .;
    } > RAM
}
)";

inline constexpr auto startupSource = R"(/* From reset to main. */

#include <stdint.h>

extern uint32_t data_begin[];
extern uint32_t data_end[];
extern const uint32_t data_load[];
extern uint32_t bss_begin[];
extern uint32_t bss_end[];
extern uint32_t stack_top[];

int main(void);
void reset(void);

static void fault(void)
{
    for (;;) {}
}

struct vectors {
    uint32_t *stack;
    void (*handlers[15])(void);
};
extern const struct vectors vectors;
const struct vectors vectors __attribute__((section(".vectors"))) = {
    stack_top, {reset, fault, fault, fault, fault, fault, 0, 0, 0, 0, fault, fault, 0, fault, fault}};

void reset(void)
{
#ifdef __ARM_FP
    *(volatile uint32_t *)0xE000ED88u |= (uint32_t)0xF << 20; /* the floating-point unit is off at first */
    __asm__ volatile("dsb\n\tisb" ::: "memory");
#endif
    const uint32_t *load = data_load;
    for (uint32_t *word = data_begin; word < data_end; ++word) *word = *load++;
    for (uint32_t *word = bss_begin; word < bss_end; ++word) *word = 0;
    main();
    fault();
}
)";

inline constexpr auto markHeader = R"(/* What NET_MARK does where parts are counted. */

#ifndef DEVICE_MARK_H
#define DEVICE_MARK_H

void device_mark(int part);
#define NET_MARK(part) device_mark(part)

#endif
)";

/// What the programs that count have in common: a timer, and a way to print.
inline constexpr auto deviceHeader =
    R"(/* A board's timer, what the linker knows, and a way to print numbers, in hexadecimal. */

#ifndef DEVICE_H
#define DEVICE_H

#include <stdint.h>

/* A timer that counts down, 25 million ticks a second. */
#define TIMER_CONTROL (*(volatile uint32_t *)0x40000000u)
#define TIMER_VALUE (*(volatile uint32_t *)0x40000004u)
#define TIMER_RELOAD (*(volatile uint32_t *)0x40000008u)

extern const uint8_t net_code_begin[];
extern const uint8_t net_code_end[];
extern const uint8_t net_constants_end[];
extern const uint8_t data_begin[];
extern const uint8_t data_end[];
extern uint32_t stack_bottom[];

static void begin_timer(void)
{
    TIMER_RELOAD = UINT32_MAX;
    TIMER_VALUE = UINT32_MAX;
    TIMER_CONTROL = 1;
}

static uint32_t ticks(void)
{
    return UINT32_MAX - TIMER_VALUE;
}

static int semihosting(int operation, const void *argument)
{
    register int r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

static void print(const char *name, uint64_t number)
{
    char line[64];
    int length = 0;
    while (*name) line[length++] = *name++;
    line[length++] = ' ';
    for (int shift = 60; shift >= 0; shift -= 4) line[length++] = "0123456789abcdef"[(number >> shift) & 15];
    line[length++] = '\n';
    line[length] = '\0';
    semihosting(0x04, line);
}

static void leave(void)
{
    semihosting(0x18, (const void *)0x20026);
}

/* A loop of two instructions a turn. */
__attribute__((noinline)) static uint32_t loop_ticks(uint32_t turns)
{
    const uint32_t begin = ticks();
    __asm__ volatile("1: subs %0, %0, #1\n\tbne 1b" : "+r"(turns) : : "cc");
    return ticks() - begin;
}

#endif
)";

inline constexpr auto deviceSource =
    R"(/* Runs the network on its test vectors and prints what it counts, in hexadecimal. */

#include <stdint.h>

#include "device.h"
#include "device_mark.h"
#include "net.h"
#include "test_vectors.h"

#ifdef NET_WORDS
#define DEVICE_FRAME net_word
#define DEVICE_STEP(frame) (*(frame))
#define DEVICE_LENGTH 1
#else
#define DEVICE_FRAME net_input
#define DEVICE_STEP(frame) (frame)
#define DEVICE_LENGTH NET_INPUTS
#endif

static net_state state;
static net_logit logits[NET_CLASSES];

static uint64_t parts[NET_PARTS];
static uint32_t marks[NET_PARTS];
static uint32_t last_mark;

void device_mark(int part)
{
    parts[part] += ticks() - last_mark;
    ++marks[part];
    last_mark = ticks();
}

__attribute__((noinline)) static uint32_t empty_ticks(void)
{
    const uint32_t begin = ticks();
    return ticks() - begin;
}

static uint32_t empty;
static uint64_t init_ticks, step_ticks, logits_ticks;
static uint32_t steps;
static int wrong;

static void compare(const net_logit *expected)
{
    for (int i = 0; i < NET_CLASSES; ++i) {
        const net_logit distance = logits[i] < expected[i] ? expected[i] - logits[i] : logits[i] - expected[i];
#ifdef NET_LOGIT_SCALE
        wrong += distance != 0;
#else
        const net_logit size = expected[i] < 0.0f ? -expected[i] : expected[i];
        wrong += !(distance <= 1e-5f * (size > 1.0f ? size : 1.0f));
#endif
    }
}

static void run_all(void)
{
    const DEVICE_FRAME *frame = checked_frames;
    const net_logit *expected = checked_logits;
    for (int n = 0; n < CHECKED_SEQUENCES; ++n) {
        uint32_t begin = ticks();
        net_init(&state);
        init_ticks += ticks() - begin - empty;
        for (int t = 0; t < checked_steps[n]; ++t) {
            last_mark = begin = ticks();
            net_step(&state, DEVICE_STEP(frame));
            step_ticks += ticks() - begin - empty;
            ++steps;
            frame += DEVICE_LENGTH;
            if (!CHECKED_EVERY_STEP && t + 1 < checked_steps[n]) continue;
            last_mark = begin = ticks();
            net_logits(&state, logits);
            logits_ticks += ticks() - begin - empty;
            compare(expected);
            expected += NET_CLASSES;
        }
    }
}

/* What a sequence leaves of a painted stack. */
__attribute__((noinline)) static uint32_t stack_used(void)
{
    const uint32_t paint = 0x5AA55AA5u;
    volatile uint32_t here = 0;
    uint32_t *const top = (uint32_t *)(uintptr_t)&here - 16;
    for (uint32_t *word = stack_bottom; word < top; ++word) *word = paint;
    net_classify(&state, checked_frames, checked_steps[0]);
    uint32_t *word = stack_bottom;
    while (word < top && *word == paint) ++word;
    return (uint32_t)((uintptr_t)&here - (uintptr_t)word);
}

int main(void)
{
    begin_timer();
    empty = empty_ticks();
    print("loop", loop_ticks(11000) - loop_ticks(1000));
    print("stack", stack_used());
    for (int part = 0; part < NET_PARTS; ++part) {
        parts[part] = 0;
        marks[part] = 0;
    }
    last_mark = ticks();
    for (int n = 0; n < 1000; ++n) device_mark(NET_PART_INPUT); /* what a mark costs by itself */
    print("mark", parts[NET_PART_INPUT]);
    parts[NET_PART_INPUT] = 0;
    marks[NET_PART_INPUT] = 0;
    run_all();
    print("init", init_ticks);
    print("step", step_ticks);
    print("logits", logits_ticks);
    print("sequences", CHECKED_SEQUENCES);
    print("steps", steps);
    print("wrong", (uint64_t)wrong);
    print("code", (uint64_t)(net_code_end - net_code_begin));
    print("constants", (uint64_t)(net_constants_end - net_code_end));
    print("state", sizeof(net_state));
    static const char *const names[NET_PARTS] = {"part0", "part1", "part2", "part3", "part4"};
    static const char *const counts[NET_PARTS] = {"marks0", "marks1", "marks2", "marks3", "marks4"};
    for (int part = 0; part < NET_PARTS; ++part) {
        print(names[part], parts[part]);
        print(counts[part], marks[part]);
    }
    leave();
    return 0;
}
)";

inline constexpr auto deviceLearningSource =
    R"(/* Learns as the lab has learned, and prints what it counts, in hexadecimal. */

#include "device.h"

static uint64_t parts[4];
static uint32_t last_mark;

/* What ran since the mark before belongs to the part. */
static void mark(int part)
{
    if (part < 4) parts[part] += ticks() - last_mark;
    last_mark = ticks();
}
#define TRIAL_MARK(part) mark(part)
#include "learn_trial.h"

/* What learning leaves of a painted stack. */
__attribute__((noinline)) static uint32_t stack_used(void)
{
    const uint32_t paint = 0x5AA55AA5u;
    volatile uint32_t here = 0;
    uint32_t *const top = (uint32_t *)(uintptr_t)&here - 16;
    for (uint32_t *word = stack_bottom; word < top; ++word) *word = paint;
    net_learner_init(&learner);
    net_learn(&learner, fresh_frames, fresh_steps[0], fresh_labels[0], 0, NET_CLASSES);
    net_update(&learner, 0.0f, TRIAL_CLIP);
    uint32_t *word = stack_bottom;
    while (word < top && *word == paint) ++word;
    return (uint32_t)((uintptr_t)&here - (uintptr_t)word);
}

static uint64_t billionths(float number)
{
    return number < 1e9f ? (uint64_t)(number * 1e9f) : UINT64_MAX;
}

int main(void)
{
    begin_timer();
    print("loop", loop_ticks(11000) - loop_ticks(1000));
    print("stack", stack_used());
    const struct trial trial = run_trial();
    print("learn", parts[TRIAL_LEARN]);
    print("rehearse", parts[TRIAL_REHEARSE]);
    print("update", parts[TRIAL_UPDATE]);
    print("keep", parts[TRIAL_KEEP]);
    print("updates", TRIAL_UPDATES);
    print("fresh", TRIAL_FRESH);
    print("rehearsed", TRIAL_REHEARSED);
    print("first", billionths(trial.first_loss));
    print("last", billionths(trial.last_loss));
    print("distance", billionths(trial_distance()));
    print("agrees", trial_distance() <= TRIAL_TOLERANCE);
    print("code", (uint64_t)(net_code_end - net_code_begin));
    print("constants", (uint64_t)(net_constants_end - net_code_end));
    print("learned", (uint64_t)(data_end - data_begin));
    print("learner", sizeof(net_learner));
    print("memory", sizeof(net_memory));
    leave();
    return 0;
}
)";

}  // namespace miru::c

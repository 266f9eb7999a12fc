// Loops compiled twice, for CPUs with AVX2 and FMA and for all others; the loader of the library picks.
#pragma once

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define VECTORIZED __attribute__((target_clones("arch=haswell", "default")))
#else
#define VECTORIZED
#endif
#define INLINED inline __attribute__((always_inline))

package io.github.metasaw.distribution;

/**
 * A point s of a path in the complex plane, and the Laplace transform M(s) = exp(exponent) / root
 * of a quadratic form there.
 *
 * @param sr real part of s
 * @param u imaginary part of s
 * @param exponentR real part of the exponent
 * @param exponentI its imaginary part
 * @param rootR real part of the root
 * @param rootI its imaginary part
 */
record ContourNode(
    double sr, double u, double exponentR, double exponentI, double rootR, double rootI) {}

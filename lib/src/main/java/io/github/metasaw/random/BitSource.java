package io.github.metasaw.random;

/** Random bits, from which draws of other distributions are made. */
interface BitSource {

  /** 64 random bits. */
  long nextLong();

  /** Uniform on (0, 1), both ends excluded. */
  double nextUniform();

  /** The upper 52 bits as a number in (0, 1); the lower 12 are left for other uses. */
  static double uniform(long bits) {
    return ((bits >>> 12) + 0.5) * 0x1p-52;
  }
}

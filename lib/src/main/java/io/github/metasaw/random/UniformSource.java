package io.github.metasaw.random;

/** A source of independent uniform numbers, from which R's other distributions are drawn. */
@FunctionalInterface
interface UniformSource {

  /** The next number, in (0, 1): neither bound occurs. */
  double next();
}

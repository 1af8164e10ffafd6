package io.github.metasaw.plot;

/** One thing drawn. */
public sealed interface Mark {

  /** A straight line. */
  record Line(double x1, double y1, double x2, double y2) implements Mark {}
}

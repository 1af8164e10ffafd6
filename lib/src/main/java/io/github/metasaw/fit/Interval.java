package io.github.metasaw.fit;

/** An interval on the scale of the quantity it is of. */
public record Interval(double lower, double upper) {

  public double width() {
    return upper - lower;
  }
}

package io.github.metasaw.model.parameter;

/**
 * A place at infinity that a maximum of the likelihood may have: an SD, a variance or another
 * quantity that cannot be negative, estimated on the log scale, is 0; a correlation is -1 or 1; a
 * quantity of a bounded range, estimated as a logit, is at one of its ends; or the range of a
 * correlation by distance, estimated on the log scale, is 0.
 *
 * @param t index in theta of a logarithm, of Fisher's z of a correlation, or of a logit
 * @param kind which of them
 * @param idle elements of theta that have no meaning there
 * @param logSize what is added to the logarithm before it is compared with that of a typical SD:
 *     about the log of what one unit of the quantity adds to the SD of a row; for a range, before
 *     it is compared with the smallest distance
 */
public record Boundary(int t, Kind kind, int[] idle, double logSize) {

  /** What lies at infinity. */
  public enum Kind {
    /** A quantity that is absent at -Infinity. */
    ZERO,
    /** A correlation of -1 or 1. */
    CORRELATION,
    /** The lower end of a bounded range, at -Infinity. */
    LOWEST,
    /** Its upper end, at Infinity. */
    HIGHEST,
    /** A range of 0, at -Infinity: levels at different places are independent. */
    NO_RANGE
  }

  private static final int[] NONE = {};

  /** A component whose variance is below this share of what it is compared with may be absent. */
  private static final double SMALL = 1e-2;

  /** Fisher's z of a correlation that is compared with that of -1 or 1. */
  private static final double NEARLY_ONE = 1.5;

  /** Logits below and above which an end of a range is tried: 0.01 and 99 per cent of the range. */
  private static final double NEARLY_LOWEST = -9.2;

  private static final double NEARLY_HIGHEST = 4.6;

  /** Log of the range, in smallest distances, from which a search leaves a range of 0. */
  private static final double NEARLY_NO_RANGE = 0.4;

  /** Values that a likelihood does not distinguish from those at infinity. */
  private static final double AS_GOOD_AS_ONE = 8;

  private static final double AS_GOOD_AS_AN_END = 20;

  private static final double AS_GOOD_AS_NO_RANGE = -10;

  /**
   * An SD, a variance or the like that may be 0.
   *
   * @param t index in theta of its logarithm
   * @return at -Infinity
   */
  public static Boundary variance(int t) {
    return new Boundary(t, Kind.ZERO, NONE, 0);
  }

  /**
   * A correlation that may be -1 or 1.
   *
   * @param t index in theta of its Fisher's z
   * @return at -Infinity or Infinity
   */
  public static Boundary correlation(int t) {
    return new Boundary(t, Kind.CORRELATION, NONE, 0);
  }

  /**
   * A quantity between two bounds that may be at the lower one.
   *
   * @param t index in theta of the logit of its place between them
   * @return at -Infinity
   */
  public static Boundary lowest(int t) {
    return new Boundary(t, Kind.LOWEST, NONE, 0);
  }

  /**
   * A quantity between two bounds that may be at the upper one.
   *
   * @param t index in theta of the logit of its place between them
   * @return at Infinity
   */
  public static Boundary highest(int t) {
    return new Boundary(t, Kind.HIGHEST, NONE, 0);
  }

  /**
   * A range that may be 0; this is tried where it is below the smallest distance.
   *
   * @param t index in theta of its logarithm
   * @param smallest the smallest distance that is not 0
   * @return at -Infinity
   */
  public static Boundary range(int t, double smallest) {
    return new Boundary(t, Kind.NO_RANGE, NONE, -Math.log(smallest));
  }

  /**
   * Whether it is that of a correlation.
   *
   * @return false for an SD or a bounded range
   */
  public boolean correlation() {
    return kind == Kind.CORRELATION;
  }

  /**
   * The same, where other elements of theta have no meaning.
   *
   * @param others indices in theta
   * @return a copy
   */
  public Boundary idling(int[] others) {
    return new Boundary(t, kind, others, logSize);
  }

  /**
   * The same for a quantity on another scale than SDs of rows.
   *
   * @param size natural logarithm of what one unit adds to the SD of a row
   * @return a copy
   */
  public Boundary sized(double size) {
    return new Boundary(t, kind, idle, size);
  }

  /**
   * The value of theta there.
   *
   * @param theta where a search ended; gives the sign of a correlation
   * @return -Infinity or Infinity
   */
  public double value(double[] theta) {
    return switch (kind) {
      case ZERO, LOWEST, NO_RANGE -> Double.NEGATIVE_INFINITY;
      case HIGHEST -> Double.POSITIVE_INFINITY;
      case CORRELATION -> Math.copySign(Double.POSITIVE_INFINITY, theta[t]);
    };
  }

  /**
   * A finite value next to an infinite one, for a search that starts from there.
   *
   * @param end -Infinity or Infinity
   * @param small logarithm that stands for that of 0
   * @return inside the range
   */
  public double inside(double end, double small) {
    return switch (kind) {
      case ZERO -> small;
      case CORRELATION -> Math.copySign(1, end);
      case LOWEST, HIGHEST -> end < 0 ? NEARLY_LOWEST : NEARLY_HIGHEST;
      case NO_RANGE -> NEARLY_NO_RANGE - logSize;
    };
  }

  /**
   * A finite value that the likelihood does not distinguish from an infinite one.
   *
   * @param end -Infinity or Infinity
   * @param typicalVariance what squares of SDs are small beside
   * @return of the same sign
   */
  public double asGoodAs(double end, double typicalVariance) {
    return switch (kind) {
      case ZERO -> 0.5 * Math.log(1e-6 * typicalVariance);
      case CORRELATION -> Math.copySign(AS_GOOD_AS_ONE, end);
      case LOWEST, HIGHEST -> Math.copySign(AS_GOOD_AS_AN_END, end);
      case NO_RANGE -> AS_GOOD_AS_NO_RANGE - logSize;
    };
  }

  /**
   * How far a point is from where a search compares it with the boundary.
   *
   * @param theta where a search ended
   * @param typicalVariance what squares of SDs are small beside
   * @return below 0 if it is so near that the boundary is tried, the lower the nearer
   */
  public double distance(double[] theta, double typicalVariance) {
    return switch (kind) {
      case ZERO -> theta[t] + logSize - Math.log(SMALL * typicalVariance) / 2;
      case CORRELATION -> NEARLY_ONE - Math.abs(theta[t]);
      case LOWEST -> theta[t] - NEARLY_LOWEST;
      case HIGHEST -> NEARLY_HIGHEST - theta[t];
      case NO_RANGE -> theta[t] + logSize;
    };
  }
}

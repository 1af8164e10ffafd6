package io.github.metasaw.plot.scene;

import io.github.metasaw.data.effect.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A horizontal or vertical axis: data values to pixels, and ticks at round values.
 *
 * @param low smallest value shown, on the scale of the data
 * @param high largest value shown
 * @param from pixel of {@code low}
 * @param to pixel of {@code high}
 * @param scale on which values are labelled; those of ratios are logs
 */
public record Axis(double low, double high, double from, double to, Transformation scale) {

  /** Plain labels have fewer digits than this number; others have their power of ten. */
  private static final double PLAIN_DIGITS = 1e8;

  private static final double LN_2 = Math.log(2);
  private static final double LN_10 = Math.log(10);

  /** Ticks of an axis of ratios, where so many are possible. */
  private static final int LEAST = 3;

  /** Ends of an axis of ratios with this logarithm of their quotient are far apart. */
  private static final double WIDE_RANGE = Math.log(6);

  /** From 1/16 to 16, powers of 2 have few digits. */
  private static final int MAX_DOUBLING = 4;

  /** Decimals of plain labels, and digits after the point of labels with a power of ten. */
  private static final int MAX_DECIMALS = 6;

  private static final int MAX_DIGITS = 3;

  /** Over more powers of ten than these, ticks stand at round exponents. */
  private static final int MAX_POWERS = 12;

  /** Where exp(log) and its reciprocal are numbers with all digits. */
  private static final double MAX_LOG = 700;

  /** Up to here doubles are whole numbers one apart. */
  private static final double WHOLE = 1e15;

  /**
   * An axis labelled on the scale of the data.
   *
   * @param low smallest value shown
   * @param high largest value shown
   * @param from pixel of {@code low}
   * @param to pixel of {@code high}
   */
  public Axis(double low, double high, double from, double to) {
    this(low, high, from, to, Transformation.IDENTITY);
  }

  /**
   * The same axis, labelled on another scale.
   *
   * @param other on which values are labelled
   * @return a copy
   */
  public Axis on(Transformation other) {
    return new Axis(low, high, from, to, other);
  }

  /** A tick. */
  public record Tick(double value, String label) {}

  /**
   * Pixel of a value; the middle of an axis without length.
   *
   * @param value on the scale of the data
   * @return between the ends of the axis for values on it
   */
  public double pixel(double value) {
    // Halves, for the difference of two large numbers need not be one.
    double half = 0.5 * high - 0.5 * low;
    double share = half > 0 ? (0.5 * value - 0.5 * low) / half : 0.5;
    return from + share * (to - from);
  }

  /**
   * Pixel of a value, kept inside.
   *
   * @param value on the scale of the data
   * @return between the ends of the axis
   */
  public double clipped(double value) {
    return pixel(Math.max(low, Math.min(high, value)));
  }

  /**
   * About {@code most} ticks or fewer; none on an axis without length.
   *
   * @param most the largest number of ticks
   * @return from the smallest value to the largest
   */
  public List<Tick> ticks(int most) {
    if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      return List.of();
    }
    return scale.isIdentity()
        ? linear(most)
        : scale.equals(Transformation.EXP) ? ratios(most) : read(most);
  }

  /** Round values of the scale that results are read on, where they lie on the axis. */
  private List<Tick> read(int most) {
    List<Tick> ticks = new ArrayList<>();
    double first = scale.apply(low);
    double last = scale.apply(high);
    for (Tick tick : new Axis(first, last, from, to).linear(most)) {
      double value = scale.inverse(tick.value());
      if (value >= low && value <= high) {
        ticks.add(new Tick(value, tick.label()));
      }
    }
    return ticks;
  }

  private List<Tick> linear(int most) {
    double step = step(high / most - low / most);
    double first = Math.ceil(low / step - 1e-9);
    double last = Math.floor(high / step + 1e-9);
    if (last <= first && most > 1) {
      // One tick tells no distance.
      double finer = step(step / 3);
      double begin = Math.ceil(low / finer - 1e-9);
      double end = Math.floor(high / finer + 1e-9);
      if (end - begin <= most + 1) {
        step = finer;
        first = begin;
        last = end;
      }
    }
    if (!(step > 0) || !(Math.max(Math.abs(first), Math.abs(last)) < WHOLE)) {
      // Finer than numbers of this size can be.
      return List.of(new Tick(low, Digits.compact(Digits.significant(low))));
    }
    double largest = Math.max(Math.abs(low), Math.abs(high));
    boolean isPlain =
        decimals(step) <= MAX_DECIMALS && largest * Math.pow(10, decimals(step)) < PLAIN_DIGITS;
    List<Tick> ticks = new ArrayList<>();
    for (double i = first; i <= last; i++) {
      String label = isPlain ? Digits.fixed(i * step, decimals(step)) : power(i * step, step);
      if (ticks.isEmpty() || !ticks.get(ticks.size() - 1).label().equals(label)) {
        ticks.add(new Tick(i * step, label));
      }
    }
    return ticks;
  }

  private static int decimals(double step) {
    return Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
  }

  /** {@code 1.25e-9}, with the digits in which ticks a step apart differ. */
  private static String power(double value, double step) {
    if (value == 0) {
      return "0";
    }
    double digits =
        Math.floor(Math.log10(Math.abs(value)) + 1e-9) - Math.floor(Math.log10(step) + 1e-9);
    int shown = (int) Math.max(0, Math.min(MAX_DIGITS, digits));
    return Digits.compact(String.format(Locale.ROOT, "%." + shown + "e", value));
  }

  /**
   * 1, 2 or 5 times a power of ten, no less than {@code atLeast}.
   *
   * @param atLeast above 0
   * @return the smallest such number
   */
  public static double step(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double m : new double[] {1, 2, 5, 10}) {
      if (m * power >= atLeast * (1 - 1e-9)) {
        return m * power;
      }
    }
    return 10 * power;
  }

  /**
   * 1-2-5 times powers of ten; where those are too many, powers of 2, 1-3 times powers of ten,
   * powers of 4, powers of ten, or some of those: the first that give three ticks or more.
   */
  private List<Tick> ratios(int most) {
    double first = Math.floor(low / LN_10) - 1;
    double last = Math.ceil(high / LN_10) + 1;
    if (last - first > MAX_POWERS) {
      return powers(most);
    }
    if (Math.max(Math.abs(first), Math.abs(last)) >= Digits.LONG_POWER) {
      return fine(most);
    }
    List<List<Tick>> sets = new ArrayList<>();
    sets.add(decades(1, 1, 2, 5));
    sets.add(doublings(1));
    sets.add(decades(1, 1, 3));
    sets.add(doublings(2));
    for (int thinning = 1; thinning < MAX_POWERS; thinning++) {
      sets.add(decades(thinning, 1));
    }
    boolean isWide = high - low > WIDE_RANGE;
    // Round differences of ratios crowd at the right end of a wide axis.
    return firstWith(LEAST, most, sets)
        .or(() -> isWide ? firstWith(LEAST, most + 1, sets) : Optional.empty())
        .or(() -> isWide ? firstWith(2, most, sets) : Optional.empty())
        .orElseGet(() -> fine(most));
  }

  private static Optional<List<Tick>> firstWith(int least, int most, List<List<Tick>> sets) {
    return sets.stream().filter(set -> set.size() >= least && set.size() <= most).findFirst();
  }

  /** Multiples of every {@code thinning}-th power of ten. */
  private List<Tick> decades(int thinning, double... multiples) {
    List<Tick> ticks = new ArrayList<>();
    double last = Math.ceil(high / LN_10) + 1;
    for (double power = Math.floor(low / LN_10) - 1; power <= last; power++) {
      if (power % thinning == 0) {
        for (double multiple : multiples) {
          addRatio(ticks, Math.log(multiple) + power * LN_10, ratioLabel(multiple, power));
        }
      }
    }
    return ticks;
  }

  /** Powers of 2 to every {@code step}-th exponent; none where they have many digits. */
  private List<Tick> doublings(int step) {
    List<Tick> ticks = new ArrayList<>();
    if (low > -MAX_DOUBLING * LN_2 && high < MAX_DOUBLING * LN_2) {
      for (int power = -MAX_DOUBLING; power <= MAX_DOUBLING; power++) {
        if (power % step == 0) {
          addRatio(ticks, power * LN_2, Digits.plain(Math.pow(2, power)));
        }
      }
    }
    return ticks;
  }

  private void addRatio(List<Tick> ticks, double value, String label) {
    if (value >= low - 1e-9 && value <= high + 1e-9) {
      ticks.add(new Tick(value, label));
    }
  }

  /** Powers of ten at round exponents, over many of them. */
  private List<Tick> powers(int most) {
    List<Tick> ticks = new ArrayList<>();
    for (Tick tick : new Axis(low / LN_10, high / LN_10, from, to).linear(most)) {
      boolean isLong = Math.abs(tick.value()) >= Digits.LONG_POWER;
      String label = isLong ? "10^" + tick.label() : ratioLabel(1, tick.value());
      ticks.add(new Tick(tick.value() * LN_10, label));
    }
    return ticks;
  }

  /** Ratios close to each other: round values of the ratio itself, as long as it is a number. */
  private List<Tick> fine(int most) {
    List<Tick> ticks = new ArrayList<>();
    if (Math.max(Math.abs(low), Math.abs(high)) > MAX_LOG) {
      for (Tick tick : new Axis(low, high, from, to).linear(most)) {
        String label = Digits.ratio(tick.value(), 1);
        if (ticks.isEmpty() || !ticks.get(ticks.size() - 1).label().equals(label)) {
          ticks.add(new Tick(tick.value(), label));
        }
      }
      return ticks;
    }
    for (Tick tick : new Axis(Math.exp(low), Math.exp(high), from, to).linear(most)) {
      if (tick.value() > 0) {
        ticks.add(new Tick(Math.log(tick.value()), tick.label()));
      }
    }
    return ticks;
  }

  private static String ratioLabel(double ratio, double power) {
    if (power < -4 || power > 5) {
      return "%.0fe%.0f".formatted(ratio, power);
    }
    return Digits.fixed(ratio * Math.pow(10, power), (int) Math.max(0, -power));
  }
}

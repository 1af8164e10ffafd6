package io.github.metasaw.plot.scene;

import io.github.metasaw.data.effect.Transformation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  private static final double[] RATIOS = {1, 2, 5};
  private static final double LN_10 = Math.log(10);

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

  /** 1-2-5 times powers of ten; only powers of ten, then every other one, where those are many. */
  private List<Tick> ratios(int most) {
    double first = Math.floor(low / LN_10) - 1;
    double last = Math.ceil(high / LN_10) + 1;
    if (last - first > MAX_POWERS) {
      return powers(most);
    }
    if (Math.max(Math.abs(first), Math.abs(last)) >= Digits.LONG_POWER) {
      return fine(most);
    }
    for (int thinning = 0; thinning < MAX_POWERS; thinning++) {
      List<Tick> ticks = new ArrayList<>();
      for (double power = first; power <= last; power++) {
        if (thinning > 0 && power % thinning != 0) {
          continue;
        }
        for (double ratio : thinning == 0 ? RATIOS : new double[] {1}) {
          double value = Math.log(ratio) + power * LN_10;
          if (value >= low - 1e-9 && value <= high + 1e-9) {
            ticks.add(new Tick(value, ratioLabel(ratio, power)));
          }
        }
      }
      if (ticks.size() <= most) {
        return ticks.size() >= 2 ? ticks : fine(most);
      }
    }
    return fine(most);
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

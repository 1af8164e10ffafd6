package io.github.metasaw.plot;

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
 * @param exp whether the data are logs that are labelled by their exponential
 */
record Axis(double low, double high, double from, double to, boolean exp) {

  /** From here on numbers are labelled with their power of ten. */
  private static final double PLAIN = 1e8;

  private static final double[] RATIOS = {1, 2, 5};

  /** A tick. */
  record Tick(double value, String label) {}

  double pixel(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Pixel of a value, kept inside. */
  double clipped(double value) {
    return pixel(Math.max(low, Math.min(high, value)));
  }

  /** About {@code most} ticks or fewer. */
  List<Tick> ticks(int most) {
    return exp ? ratios(most) : linear(most);
  }

  private List<Tick> linear(int most) {
    double step = step((high - low) / most);
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
      ticks.add(new Tick(i * step, label(i * step, decimals)));
    }
    return ticks;
  }

  private static String label(double value, int decimals) {
    if ((decimals <= 6 && Math.abs(value) < PLAIN) || value == 0) {
      return Digits.fixed(value, value == 0 ? Math.min(decimals, 6) : decimals);
    }
    return String.format(Locale.ROOT, "%.1e", value)
        .replace(".0e", "e")
        .replace("e+", "e")
        .replace('-', '−');
  }

  /** 1, 2 or 5 times a power of ten, no less than {@code atLeast}. */
  static double step(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double m : new double[] {1, 2, 5, 10}) {
      if (m * power >= atLeast * (1 - 1e-9)) {
        return m * power;
      }
    }
    return 10 * power;
  }

  /** 1-2-5 times powers of ten; only powers of ten, then of a hundred, where those are too many. */
  private List<Tick> ratios(int most) {
    for (int thinning = 0; thinning < 12; thinning++) {
      List<Tick> ticks = new ArrayList<>();
      int first = (int) Math.floor(low / Math.log(10)) - 1;
      int last = (int) Math.ceil(high / Math.log(10)) + 1;
      for (int power = first; power <= last; power++) {
        if (thinning > 0 && Math.floorMod(power, thinning) != 0) {
          continue;
        }
        for (double ratio : thinning == 0 ? RATIOS : new double[] {1}) {
          double value = Math.log(ratio) + power * Math.log(10);
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

  /** Ratios close to each other: round values of the ratio itself. */
  private List<Tick> fine(int most) {
    List<Tick> ticks = new ArrayList<>();
    for (Tick tick : new Axis(Math.exp(low), Math.exp(high), from, to, false).linear(most)) {
      if (tick.value() > 0) {
        ticks.add(new Tick(Math.log(tick.value()), tick.label()));
      }
    }
    return ticks;
  }

  private static String ratioLabel(double ratio, int power) {
    double value = ratio * Math.pow(10, power);
    if (power < -4 || power > 5) {
      return String.format(Locale.ROOT, "%.0e", value);
    }
    return Digits.fixed(value, Math.max(0, -power));
  }
}

package io.github.metasaw.teaching;

import io.github.metasaw.random.RRandom;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The program behind the data set {@code simulated_countries}: 79 made-up estimates with the
 * structure of the published effects in 79 countries, which are not ours to distribute.
 *
 * <p>Standard errors are log-normal with the median and the spread of the printed quartiles
 * (0.0116, 0.0186, 0.0263). The effects are normal with mean {@value #MU} and SD {@value #TAU};
 * each estimate is its effect plus a normal error. All numbers are rounded to five decimals, as the
 * published ones are. The generator is that of R, {@code set.seed(SEED)}; R's {@code rnorm} gives
 * the same numbers.
 */
public final class SimulatedCountries {

  /** The mean of the effects that are drawn. */
  public static final double MU = 0.0105;

  /** Their standard deviation. */
  public static final double TAU = 0.003;

  /** Of the seeds 1 to 40 the one whose Cochran's Q is nearest to 62.2, that of the published. */
  public static final int SEED = 21;

  private static final int COUNTRIES = 79;
  private static final double MEDIAN_ERROR = 0.0185;
  private static final double SD_OF_LOG_ERROR = 0.6;
  private static final int DECIMALS = 5;

  private SimulatedCountries() {}

  /**
   * The file as it is committed.
   *
   * @return lines of country, yi and sei below a header, each ended by a line feed
   */
  public static String csv() {
    return csv(SEED);
  }

  static String csv(int seed) {
    RRandom random = RRandom.setSeed(seed);
    double[] logError = random.rnorm(COUNTRIES, Math.log(MEDIAN_ERROR), SD_OF_LOG_ERROR);
    double[] effect = random.rnorm(COUNTRIES, MU, TAU);
    double[] error = random.rnorm(COUNTRIES);
    StringBuilder csv = new StringBuilder("country,yi,sei\n");
    for (int j = 0; j < COUNTRIES; j++) {
      BigDecimal sei = rounded(Math.exp(logError[j]));
      BigDecimal yi = rounded(effect[j] + sei.doubleValue() * error[j]);
      csv.append("Country %02d,%s,%s%n".formatted(j + 1, yi, sei).replace("\r\n", "\n"));
    }
    return csv.toString();
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}

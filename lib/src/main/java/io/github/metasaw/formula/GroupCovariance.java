package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.Named;
import java.util.List;
import java.util.Optional;

/**
 * The covariance structure of the effects of a group: within a level, {@code cov = hcs} or {@code
 * cov = car(week)} in {@code (0 + outcome | study, cov = hcs)}; or between levels by their
 * distance, {@code cov = exp(D)} or {@code cov = gau(lon, lat, dist = gcd)} in {@code (1 | site,
 * cov = exp(D))}.
 *
 * @param structure the pattern of the covariance matrix
 * @param arguments the column with the times of the effects; or columns of coordinates of the
 *     levels, or the name of a matrix of their distances; else none
 * @param distance how coordinates make distances
 * @param span position in the model text
 */
public record GroupCovariance(
    Structure structure, List<TermFactor.Column> arguments, Distance distance, Span span) {

  public GroupCovariance {
    arguments = List.copyOf(arguments);
  }

  /** Distances of two places, with the names that metafor's {@code dist} uses. */
  public enum Distance implements Named {
    /** The root of the sum of squared differences. */
    EUCLIDEAN("euclidean", "Euclidean"),
    /** The largest difference of a coordinate. */
    MAXIMUM("maximum", "largest difference"),
    /** The sum of the differences of the coordinates. */
    MANHATTAN("manhattan", "Manhattan"),
    /** Kilometres on the surface of the earth between places in degrees of longitude, latitude. */
    GREAT_CIRCLE("gcd", "great circle");

    private final String id;
    private final String label;

    Distance(String id, String label) {
      this.id = id;
      this.label = label;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** The patterns, with the names that metafor's {@code rma.mv} uses. */
  public enum Structure implements Named {
    /** One SD per effect, one correlation per pair. */
    UN("un", "unstructured"),
    /** One SD, one correlation: compound symmetry. */
    CS("cs", "compound symmetry"),
    /** One SD per effect, one correlation. */
    HCS("hcs", "compound symmetry with unequal SDs"),
    /** One SD per effect, no correlation. */
    DIAG("diag", "independent effects with unequal SDs"),
    /** One SD, no correlation. */
    ID("id", "independent effects with equal SDs"),
    /** One SD; effects d positions apart have correlation rho^d. */
    AR("ar", "first-order autoregressive"),
    /** The same with one SD per effect. */
    HAR("har", "first-order autoregressive with unequal SDs"),
    /** One SD; effects at times t and u have correlation rho^|t - u|. */
    CAR("car", "continuous-time autoregressive"),
    /** Effects of levels at distance d have correlation exp(-d/range). */
    EXP("exp", "exponential"),
    /** exp(-(d/range)^2). */
    GAU("gau", "Gaussian"),
    /** 1 - d/range, 0 from the range on. */
    LIN("lin", "linear"),
    /** 1/(1 + (d/range)^2). */
    RATQUAD("ratquad", "rational quadratic"),
    /** 1 - 3/2 d/range + (d/range)^3/2, 0 from the range on. */
    SPH("sph", "spherical");

    private final String id;
    private final String label;

    Structure(String id, String label) {
      this.id = id;
      this.label = label;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String label() {
      return label;
    }

    /**
     * Whether it correlates the levels of a group by their distance, and not the effects of a
     * level.
     *
     * @return true from {@link #EXP} on
     */
    public boolean isSpatial() {
      return switch (this) {
        case EXP, GAU, LIN, RATQUAD, SPH -> true;
        case UN, CS, HCS, DIAG, ID, AR, HAR, CAR -> false;
      };
    }
  }

  /**
   * The column of times of the effects.
   *
   * @return for {@link Structure#CAR} only
   */
  public Optional<TermFactor.Column> time() {
    return structure == Structure.CAR ? Optional.of(arguments.get(0)) : Optional.empty();
  }

  /**
   * The structure as written in model text.
   *
   * @return for example {@code cov = cs} or {@code cov = gau(lon, lat, dist = gcd)}
   */
  public String code() {
    String columns = String.join(", ", arguments.stream().map(TermFactor.Column::code).toList());
    String metric = distance == Distance.EUCLIDEAN ? "" : ", dist = " + distance.id();
    return "cov = " + structure.id() + (arguments.isEmpty() ? "" : "(" + columns + metric + ")");
  }
}

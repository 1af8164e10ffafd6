package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.Named;
import java.util.Optional;

/**
 * The covariance structure of the effects within a level of a group: {@code cov = hcs} or {@code
 * cov = car(week)} in {@code (0 + outcome | study, cov = hcs)}.
 *
 * @param structure the pattern of the covariance matrix
 * @param time column with the times of the effects; for {@link Structure#CAR} only
 * @param span position in the model text
 */
public record GroupCovariance(Structure structure, Optional<TermFactor.Column> time, Span span) {

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
    CAR("car", "continuous-time autoregressive");

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
  }

  /**
   * The structure as written in model text.
   *
   * @return for example {@code cov = cs} or {@code cov = car(week)}
   */
  public String code() {
    return "cov = " + structure.id() + time.map(column -> "(" + column.code() + ")").orElse("");
  }
}

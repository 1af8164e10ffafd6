package io.github.metasaw.formula;

import io.github.metasaw.diagnostic.Named;
import java.util.Optional;

/**
 * The covariance of the effects within a level of a group: {@code cov = hcs} or {@code cov =
 * car(week)} in {@code (0 + outcome | study, cov = hcs)}.
 *
 * @param structure its pattern
 * @param time column of the times of the effects; of {@link Structure#CAR} only
 * @param span where it was written
 */
public record GroupCovariance(Structure structure, Optional<TermFactor.Column> time, Span span) {

  /** The patterns, with the names that {@code rma.mv} of metafor has for them. */
  public enum Structure implements Named {
    /** An SD for each effect, a correlation for each pair. */
    UN("un", "unstructured"),
    /** One SD, one correlation: compound symmetry. */
    CS("cs", "compound symmetry"),
    /** An SD for each effect, one correlation. */
    HCS("hcs", "compound symmetry with unequal SDs"),
    /** An SD for each effect, no correlation. */
    DIAG("diag", "independent effects with unequal SDs"),
    /** One SD, no correlation. */
    ID("id", "independent effects with equal SDs"),
    /** One SD; effects that are d places apart have the correlation rho^d. */
    AR("ar", "first-order autoregressive"),
    /** The same with an SD for each effect. */
    HAR("har", "first-order autoregressive with unequal SDs"),
    /** One SD; effects at times t and u have the correlation rho^|t - u|. */
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
   * As it is written.
   *
   * @return {@code cov = cs}, {@code cov = car(week)}
   */
  public String code() {
    return "cov = " + structure.id() + time.map(column -> "(" + column.code() + ")").orElse("");
  }
}

package io.github.metasaw.statement;

/**
 * I2 and H2: heterogeneity relative to sampling error (Higgins and Thompson 2002, Stat. Med. 21,
 * 1539).
 *
 * @param basis what they are computed from
 * @param I2 from tau2, a proportion
 * @param H2 from tau2
 * @param I2FromQ max(0, (Q - df) / Q), a proportion
 * @param H2FromQ Q / df
 * @param isResidual whether there are moderators
 */
public record Inconsistency(
    Basis basis, double I2, double H2, double I2FromQ, double H2FromQ, boolean isResidual)
    implements Statement {

  /** For a share that would be rounded to 100 %, which only infinite heterogeneity has. */
  private static final String MORE_THAN_NEARLY_ALL = "above 99.9 %";

  /** What I2 and H2 are computed from. */
  public enum Basis {
    /** The model has no tau2: from Q alone. */
    Q,
    /** One tau2: both from it and from Q. */
    TAU2,
    /** Several variances: from their sum in a typical row. */
    TYPICAL_ROW
  }

  @Override
  public String line(Notation notation) {
    String fromQ =
        "%s%s = %s, %s = %s from Q"
            .formatted(
                isResidual ? "residual " : "",
                notation.squared("I"),
                Numbers.percent(I2FromQ),
                notation.squared("H"),
                Numbers.of(H2FromQ));
    return switch (basis) {
      case Q -> fromQ;
      case TAU2 ->
          "%s, %s = %s from %s; %s"
              .formatted(
                  brief(notation), notation.squared("H"), Numbers.of(H2), notation.tau2(), fromQ);
      case TYPICAL_ROW -> brief(notation) + ", of a typical row";
    };
  }

  /** I2 alone: {@code I2 = 41.3 %}. */
  String brief(Notation notation) {
    return notation.squared("I") + " = " + Numbers.percent(share());
  }

  /** I2 as the model has it. */
  private double share() {
    return basis == Basis.Q ? I2FromQ : I2;
  }

  @Override
  public String sentence() {
    String share = Numbers.percent(share());
    boolean isNearlyAll = share() < 1 && share.equals(Numbers.percent(1));
    return "%s %s."
        .formatted(
            isResidual ? "Residual I² is" : "I² is", isNearlyAll ? MORE_THAN_NEARLY_ALL : share);
  }
}

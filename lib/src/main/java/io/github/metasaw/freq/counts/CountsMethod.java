package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.model.counts.CountData;
import java.util.List;

/** The methods that pool counts without an estimate of each study. */
public enum CountsMethod implements Named {
  /** Mantel and Haenszel's. */
  MH(
      "MH",
      "Mantel-Haenszel",
      EffectMeasure.OR,
      EffectMeasure.RR,
      EffectMeasure.RD,
      EffectMeasure.IRR,
      EffectMeasure.IRD),
  /** Peto's one-step odds ratio. */
  PETO("Peto", "Peto", EffectMeasure.OR),
  /** Unconditional mixed model with fixed effects of the studies. */
  UM_FS(
      "UM.FS",
      "Unconditional mixed model with fixed study effects",
      EffectMeasure.OR,
      EffectMeasure.IRR),
  /** Unconditional mixed model with random effects of the studies. */
  UM_RS(
      "UM.RS",
      "Unconditional mixed model with random study effects",
      EffectMeasure.OR,
      EffectMeasure.IRR),
  /** Conditional mixed model: noncentral hypergeometric for tables, binomial for rates. */
  CM_EL(
      "CM.EL",
      "Conditional mixed model with the exact likelihood",
      EffectMeasure.OR,
      EffectMeasure.IRR),
  /** Conditional mixed model with a binomial approximation, for rare events. */
  CM_AL("CM.AL", "Conditional mixed model with an approximate likelihood", EffectMeasure.OR),
  /** Beta-binomial regression of one or two groups per study. */
  BB("BB", "Beta-binomial regression", EffectMeasure.OR, EffectMeasure.PLO),
  /** Firth's penalised regression with fixed study effects, for sparse counts. */
  FIRTH(
      "Firth",
      "Firth's penalised regression",
      EffectMeasure.OR,
      EffectMeasure.IRR,
      EffectMeasure.PLO,
      EffectMeasure.IRLN),
  /** Mixed model of one group per study. */
  GLMM("GLMM", "Mixed model of one group", EffectMeasure.PLO, EffectMeasure.IRLN);

  private final String id;
  private final String label;
  private final List<EffectMeasure> measures;

  CountsMethod(String id, String label, EffectMeasure... measures) {
    this.id = id;
    this.label = label;
    this.measures = List.of(measures);
  }

  /**
   * The name by which it is asked for.
   *
   * @return for example {@code MH}
   */
  @Override
  public String id() {
    return id;
  }

  /**
   * The name in words.
   *
   * @return for example {@code Mantel-Haenszel}
   */
  @Override
  public String label() {
    return label;
  }

  /**
   * The measures that it pools.
   *
   * @return the usual one first
   */
  public List<EffectMeasure> measures() {
    return measures;
  }

  /**
   * Whether it is a generalised linear mixed model.
   *
   * @return false for closed forms
   */
  public boolean isMixedModel() {
    return switch (this) {
      case UM_FS, UM_RS, CM_EL, CM_AL, GLMM -> true;
      case MH, PETO, BB, FIRTH -> false;
    };
  }

  /**
   * Whether it adds up tables, so that a constant may be added to their zero cells first.
   *
   * @return false for regressions, whose likelihood takes the counts as they are
   */
  public boolean hasPooledZeros() {
    return this == MH || this == PETO;
  }

  /**
   * Whether it is a regression of counts, which has moderators and is found by a search.
   *
   * @return false for closed forms
   */
  public boolean isRegression() {
    return !hasPooledZeros();
  }

  /**
   * Whether studies without events in either group are pooled unless they are left out on request.
   *
   * @return false for methods that such studies tell nothing
   */
  boolean keepsUninformative() {
    return this == BB;
  }

  /**
   * Whether it comes with a test that may be corrected for continuity.
   *
   * @return true for Mantel and Haenszel's
   */
  public boolean hasCorrection() {
    return this == MH;
  }

  /**
   * The method of a name.
   *
   * @param name as {@link #id}, in any case
   * @return the method
   * @throws MetaException for an unknown name
   */
  public static CountsMethod parse(String name) {
    return Named.parse("method of counts", name, values());
  }

  /**
   * Refuses a measure that this method or the data do not have.
   *
   * @param measure asked for
   * @param data to be pooled
   * @throws MetaException naming the measures that both have
   */
  void require(EffectMeasure measure, CountData data) {
    if (measures.contains(measure) && data.measures().contains(measure)) {
      return;
    }
    List<String> both =
        measures.stream().filter(data.measures()::contains).map(EffectMeasure::id).toList();
    throw both.isEmpty()
        ? MetaException.format("the method %s cannot pool such data", id)
        : MetaException.format(
            "the method %s does not pool %s of such data; it pools %s",
            id, measure.id(), String.join(", ", both));
  }
}

package io.github.metasaw.data.effect.formula;

import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputFault;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.Sample;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * How the effect sizes of one measure are computed: the inputs, the formula of estimates and
 * sampling variances, and the choices it offers. The measures themselves, with their scale and
 * words, are the constants of {@code EffectMeasure}.
 */
public final class Formula {

  private final InputKind<?> kind;
  private final BiFunction<RawData, EffectOptions, EffectSizes> computation;
  private final FormulaChoices choices;
  private final String words;
  private final String source;

  private Formula(
      InputKind<?> kind,
      BiFunction<RawData, EffectOptions, EffectSizes> computation,
      FormulaChoices choices,
      String words,
      String source) {
    this.kind = kind;
    this.computation = computation;
    this.choices = choices;
    this.words = words;
    this.source = source;
  }

  /** A formula with large-sample variances, without zero cells and without a correction. */
  static <S extends Sample> Formula of(
      InputKind<S> kind, BiFunction<S, EffectOptions, EffectSizes> formula) {
    return new Formula(
        kind,
        (raw, options) -> formula.apply(kind.reader().read(raw, options), options),
        FormulaChoices.NONE,
        "",
        "");
  }

  private Formula with(FormulaChoices other) {
    return new Formula(kind, computation, other, words, source);
  }

  /** The same formula with more types of variances beside LS. */
  Formula types(VarianceType... more) {
    return with(choices.withTypes(more));
  }

  /** The same formula, whose estimates are corrected for bias. */
  Formula corrected() {
    return with(choices.withCorrection());
  }

  /** The same formula of counts, which adds 1/2 to those of studies with a zero. */
  Formula addingHalf() {
    return with(choices.withZeros(FormulaChoices.Zeros.HALF));
  }

  /** The same formula of counts, which can live with zeros. */
  Formula addingNothing() {
    return with(choices.withZeros(FormulaChoices.Zeros.NOTHING));
  }

  /** The same formula of counts in two groups, both of which may be without events. */
  Formula twoGroups() {
    return with(choices.withTwoGroups());
  }

  /** The same formula with the words and sources that explain it. */
  Formula explained(String formula, String sources) {
    return new Formula(kind, computation, choices, formula, sources);
  }

  /**
   * What studies report.
   *
   * @return for example {@code events in two groups}
   */
  public String kind() {
    return kind.label();
  }

  /**
   * Every input the formula can use.
   *
   * @return inputs with their meaning, in the order to list them
   */
  public List<InputRole> roles() {
    return kind.roles();
  }

  /**
   * Sets of inputs, any of which is enough for a study.
   *
   * @return the usual set first
   */
  public List<List<Input>> alternatives() {
    return kind.alternatives();
  }

  /**
   * The types of sampling variances it offers.
   *
   * @return LS first
   */
  public Set<VarianceType> varianceTypes() {
    return choices.types();
  }

  /**
   * Whether estimates are corrected for bias, unless the options say otherwise.
   *
   * @return whether there is a correction
   */
  public boolean isCorrected() {
    return choices.isCorrected();
  }

  /**
   * Whether it computes from counts, of which zeros are special.
   *
   * @return whether {@code add} and {@code to} have a meaning
   */
  public boolean countsEvents() {
    return choices.countsEvents();
  }

  /**
   * Whether it compares counts of two groups, both of which may be without events.
   *
   * @return whether {@code drop00} has a meaning
   */
  public boolean comparesCounts() {
    return choices.hasTwoGroups();
  }

  /**
   * What is added to counts of studies with a zero, unless the options say otherwise.
   *
   * @return 1/2, or 0 where zeros do no harm
   */
  public double defaultAdd() {
    return choices.zeros() == FormulaChoices.Zeros.HALF ? 0.5 : 0;
  }

  /**
   * The estimate as a formula of the inputs.
   *
   * @return for example {@code log(ai di / (bi ci))}
   */
  public String words() {
    return words;
  }

  /**
   * Where the formula is from.
   *
   * @return authors and years
   */
  public String source() {
    return source;
  }

  /**
   * What is impossible in raw data.
   *
   * @param raw the data
   * @return every fault found
   */
  public List<InputFault> faults(RawData raw) {
    return kind.faults().apply(raw);
  }

  /**
   * Whether the inputs given can be enough for a study.
   *
   * @param raw the data
   * @return whether one of {@link #alternatives} is given
   */
  public boolean accepts(RawData raw) {
    for (List<Input> set : kind.alternatives()) {
      if (hasAll(raw, set)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasAll(RawData raw, List<Input> inputs) {
    for (Input input : inputs) {
      if (!raw.has(input)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Computes effect sizes.
   *
   * @param raw what studies report; what is impossible has been refused
   * @param options how
   * @return effect sizes, NaN for studies with too little reported
   * @throws MetaException if an option has no meaning for this formula, or too little is given
   */
  public EffectSizes compute(RawData raw, EffectOptions options) {
    choices.check(options, raw.k());
    if (!accepts(raw)) {
      throw MetaException.of("too little is given: " + needs());
    }
    Double said = options.zeroCells().add();
    double add = said == null ? defaultAdd() : said;
    EffectSizes sizes = computation.apply(raw, options.withAdd(add));
    if (options.flip().isEmpty()) {
      return sizes;
    }
    double[] yi = sizes.yi();
    double[] vi = sizes.vi();
    return EffectSizes.of(
        sizes.ni(),
        i -> options.factor(i) * yi[i],
        i -> options.factor(i) * options.factor(i) * vi[i]);
  }

  /**
   * The sets of inputs in words.
   *
   * @return for example {@code give ai, bi, ci, di, or ai, n1i, ci, n2i}
   */
  public String needs() {
    return "give "
        + String.join(
            ", or ",
            alternatives().stream()
                .map(set -> String.join(", ", set.stream().map(Input::id).toList()))
                .toList());
  }

  /** An array with one value per study. */
  static double[] each(int k, java.util.function.IntToDoubleFunction value) {
    double[] values = new double[k];
    Arrays.setAll(values, value);
    return values;
  }

  /** The average over the studies for which both are known, weighted. */
  static double weightedMean(double[] values, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && !Double.isNaN(weights[i])) {
        sum += weights[i] * values[i];
        total += weights[i];
      }
    }
    return sum / total;
  }
}

package io.github.metasaw.freq.counts;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.Level;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.model.counts.Quadrature;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How counts are pooled. Immutable; {@code with} returns a copy. What a method has no use for is
 * refused when the counts are pooled.
 *
 * <pre>{@code
 * CountsOptions.defaults().withMethod("CM.EL").withQuadrature("exact")
 * }</pre>
 */
public final class CountsOptions {

  private static final CountsOptions DEFAULTS = new CountsOptions();

  private CountsMethod method = CountsMethod.MH;
  private @Nullable EffectMeasure measure;
  private ZeroCells studyZeros = ZeroCells.defaults();
  private ZeroCells pooledZeros = ZeroCells.defaults();
  private @Nullable Boolean corrected;
  private @Nullable Quadrature quadrature;
  private boolean common;
  private double level = 0.95;

  private CountsOptions() {}

  private CountsOptions(CountsOptions from) {
    this.method = from.method;
    this.measure = from.measure;
    this.studyZeros = from.studyZeros;
    this.pooledZeros = from.pooledZeros;
    this.corrected = from.corrected;
    this.quadrature = from.quadrature;
    this.common = from.common;
    this.level = from.level;
  }

  /**
   * Mantel-Haenszel, the measure of the studies, 0.95; everything else as the method has it.
   *
   * @return the defaults
   */
  public static CountsOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Another method.
   *
   * @param method which
   * @return a copy
   */
  public CountsOptions withMethod(CountsMethod method) {
    CountsOptions copy = new CountsOptions(this);
    copy.method = method;
    return copy;
  }

  /**
   * Another method, by its name.
   *
   * @param method for example {@code MH}, {@code Peto}, {@code CM.EL}
   * @return a copy
   * @throws MetaException for an unknown name, with the nearest
   */
  public CountsOptions withMethod(String method) {
    return withMethod(CountsMethod.parse(method));
  }

  /**
   * Another measure than that of the studies' estimates, of the same counts.
   *
   * @param measure for example RR where the studies have odds ratios
   * @return a copy
   */
  public CountsOptions withMeasure(EffectMeasure measure) {
    CountsOptions copy = new CountsOptions(this);
    copy.measure = measure;
    return copy;
  }

  /**
   * Another rule for zero cells in the studies' own estimates, on which Q and I2 rest, and, for
   * mixed models, for leaving out studies that say nothing.
   *
   * @param zeros the first values of metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public CountsOptions withStudyZeros(ZeroCells zeros) {
    CountsOptions copy = new CountsOptions(this);
    copy.studyZeros = zeros;
    return copy;
  }

  /**
   * Another rule for zero cells in the pooled estimate of MH and Peto.
   *
   * @param zeros the second values of metafor's {@code add}, {@code to} and {@code drop00}
   * @return a copy
   */
  public CountsOptions withPooledZeros(ZeroCells zeros) {
    CountsOptions copy = new CountsOptions(this);
    copy.pooledZeros = zeros;
    return copy;
  }

  /**
   * Whether the Cochran-Mantel-Haenszel test is corrected for continuity.
   *
   * @param corrected whether it is; by default it is
   * @return a copy
   */
  public CountsOptions withCorrection(boolean corrected) {
    CountsOptions copy = new CountsOptions(this);
    copy.corrected = corrected;
    return copy;
  }

  /**
   * Another rule for the integrals of a mixed model.
   *
   * @param quadrature exact, or one that another program uses
   * @return a copy
   */
  public CountsOptions withQuadrature(Quadrature quadrature) {
    CountsOptions copy = new CountsOptions(this);
    copy.quadrature = quadrature;
    return copy;
  }

  /**
   * Another rule for the integrals of a mixed model, by its name.
   *
   * @param quadrature {@code exact}, {@code laplace} or a number of points
   * @return a copy
   * @throws MetaException for another name
   */
  public CountsOptions withQuadrature(String quadrature) {
    return withQuadrature(Quadrature.parse(quadrature));
  }

  /**
   * Whether the effects of a mixed model differ between studies; if not, as R's {@code method =
   * "EE"}.
   *
   * @param estimated whether they do; by default they do
   * @return a copy
   */
  public CountsOptions withHeterogeneity(boolean estimated) {
    CountsOptions copy = new CountsOptions(this);
    copy.common = !estimated;
    return copy;
  }

  /**
   * Another confidence of intervals.
   *
   * @param level between 0 and 1
   * @return a copy
   * @throws MetaException for a number outside
   */
  public CountsOptions withLevel(double level) {
    CountsOptions copy = new CountsOptions(this);
    copy.level = Level.require(level);
    return copy;
  }

  /**
   * The method.
   *
   * @return one that pools counts
   */
  public CountsMethod method() {
    return method;
  }

  /**
   * The measure asked for.
   *
   * @return empty for that of the studies
   */
  public Optional<EffectMeasure> measure() {
    return Optional.ofNullable(measure);
  }

  /**
   * The rule for zero cells of studies.
   *
   * @return 1/2 for studies with a zero, uninformative ones left out unless the method is BB,
   *     unless said otherwise
   */
  public ZeroCells studyZeros() {
    return studyZeros.orElse(ZeroCells.HALF_TO_ZEROS.withDrop00(!method.keepsUninformative()));
  }

  /**
   * The rule for zero cells of the pooled estimate.
   *
   * @return nothing added or left out unless said otherwise; a constant without a rule is added to
   *     studies with a zero, and a rule without a constant adds 1/2
   */
  public ZeroCells pooledZeros() {
    boolean isConstant = pooledZeros.add() != null || pooledZeros.to() != null;
    ZeroCells rest = isConstant ? ZeroCells.HALF_TO_ZEROS.withDrop00(false) : ZeroCells.NOTHING;
    return pooledZeros.orElse(rest);
  }

  /**
   * Whether the Cochran-Mantel-Haenszel test is corrected for continuity.
   *
   * @return true unless said otherwise
   */
  public boolean isCorrected() {
    return corrected == null || corrected;
  }

  /**
   * The rule for integrals.
   *
   * @return exact unless said otherwise
   */
  public Quadrature quadrature() {
    return quadrature == null ? Quadrature.EXACT : quadrature;
  }

  /**
   * Whether a mixed model has no heterogeneity.
   *
   * @return false unless said otherwise
   */
  public boolean isCommon() {
    return common;
  }

  /**
   * Confidence of intervals.
   *
   * @return between 0 and 1
   */
  public double level() {
    return level;
  }

  /**
   * Refuses what the method has no use for.
   *
   * @throws MetaException naming the option and what it belongs to
   */
  void check() {
    refuse("pooledZeros", !pooledZeros.isDefault(), CountsMethod::hasPooledZeros);
    refuse("quadrature", quadrature != null, CountsMethod::isMixedModel);
    refuse("heterogeneity", common, CountsMethod::isMixedModel);
    refuse("correction", corrected != null, CountsMethod::hasCorrection);
  }

  private void refuse(String option, boolean isGiven, Predicate<CountsMethod> takesIt) {
    if (isGiven && !takesIt.test(method)) {
      List<String> owners =
          Arrays.stream(CountsMethod.values()).filter(takesIt).map(CountsMethod::id).toList();
      throw MetaException.format(
          "%s belongs to %s, and the method is %s",
          Remedy.option(option), String.join(", ", owners), method.id());
    }
  }

  /** With what is not said of the studies' zero cells as their estimates were computed. */
  CountsOptions withEstimates(ZeroCells ofEstimates) {
    return withStudyZeros(studyZeros.orElse(ofEstimates));
  }

  /** Options as a fit remembers them. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("method", method.id());
    if (method.isMixedModel()) {
      settings.put("quadrature", quadrature().id());
      settings.put("heterogeneity", common ? "none" : "ML");
    }
    if (method == CountsMethod.MH) {
      settings.put("correction", Boolean.toString(isCorrected()));
    }
    settings.put("zero cells of studies", studyZeros().label());
    if (method.hasPooledZeros()) {
      settings.put("zero cells of the pooled estimate", pooledZeros().label());
    }
    settings.put("level", Double.toString(level));
    return settings;
  }
}

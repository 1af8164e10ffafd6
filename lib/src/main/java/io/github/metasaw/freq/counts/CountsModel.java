package io.github.metasaw.freq.counts;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.fit.DataChange;
import io.github.metasaw.fit.Interval;
import io.github.metasaw.freq.BorrowedDispersion;
import io.github.metasaw.freq.InfluenceModel;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.TwoByTwoTables;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts of studies with the design of their mean and the method that pools them. */
final class CountsModel implements InfluenceModel {

  private final Studies studies;
  private final Design design;
  private final CountsOptions options;
  private final EffectMeasure measure;
  private final CountData data;
  private @Nullable CountsSolution solution;

  private CountsModel(
      Studies studies,
      Design design,
      CountsOptions options,
      EffectMeasure measure,
      CountData data) {
    this.studies = studies;
    this.design = design;
    this.options = options;
    this.measure = measure;
    this.data = data;
  }

  /**
   * The model of studies that know what they report.
   *
   * @throws MetaException for studies without counts, or options that do not go with them
   */
  static CountsModel of(Studies studies, Design design, CountsOptions options) {
    RawData raw =
        studies
            .raw()
            .orElseThrow(
                () ->
                    MetaException.format(
                        "%s has estimates but no counts, which the method %s pools; compute effect"
                            + " sizes of the counts first, with %s",
                        studies.name(), options.method().id(), Remedy.data("measure", "OR")));
    EffectMeasure asked = options.measure().orElse(studies.measure());
    EffectMeasure measure = asked == EffectMeasure.PETO ? EffectMeasure.OR : asked;
    CountData data = CountData.of(raw, measure);
    options.check();
    options.method().require(measure, data);
    if (!design.isInterceptOnly() && !options.method().isRegression()) {
      throw MetaException.format(
          "the method %s has no moderators; of counts, mixed models, BB and Firth have them",
          options.method().id());
    }
    return new CountsModel(
        studies, design, options.withEstimates(studies.zeroCells()), measure, data);
  }

  @Override
  public Studies studies() {
    return studies;
  }

  @Override
  public Design design() {
    return design;
  }

  CountsOptions options() {
    return options;
  }

  EffectMeasure measure() {
    return measure;
  }

  CountData data() {
    return data;
  }

  @Override
  public double level() {
    return options.level();
  }

  @Override
  public @Nullable String term() {
    return design.isInterceptOnly() ? null : design.names().get(0);
  }

  @Override
  public CountsSolution solution() {
    CountsSolution known = solution;
    if (known == null) {
      known = solve(data, design.x());
      solution = known;
    }
    return known;
  }

  /** The studies' own. */
  @Override
  public double[] estimates() {
    return ownEstimates().yi(data.k());
  }

  /** Of all studies that have one, whether they are pooled or not. */
  StudyEstimates ownEstimates() {
    EffectMeasure own = options.method() == CountsMethod.PETO ? EffectMeasure.PETO : measure;
    return StudyEstimates.of(data, own, options.studyZeros());
  }

  /** None, for a pooled effect is not a linear function of the studies' own. */
  @Override
  public double[] hat() {
    return new double[0];
  }

  @Override
  public BorrowedDispersion borrowed() {
    return new RefittedCounts(this);
  }

  @Override
  public CountsModel withDispersionKept() {
    boolean hasSpread = options.method().isMixedModel() && !options.isCommon();
    if (hasSpread || options.method() == CountsMethod.BB) {
      throw MetaException.format(
          "refits of %s always estimate the variation between studies anew; that of all studies"
              + " cannot be kept",
          options.method().id());
    }
    return this;
  }

  private CountsSolution solve(CountData some, double[] x) {
    return switch (options.method()) {
      case MH ->
          MantelHaenszel.of(measure)
              .withStudyZeros(options.studyZeros())
              .withPooledZeros(options.pooledZeros())
              .withCorrection(options.isCorrected())
              .fit(some);
      case PETO ->
          Peto.of()
              .withStudyZeros(options.studyZeros())
              .withPooledZeros(options.pooledZeros())
              .fit((TwoByTwoTables) some);
      case BB -> BetaBinomialModel.of(measure).withZeros(options.studyZeros()).fit(some, x);
      case FIRTH -> FirthModel.of(measure).withZeros(options.studyZeros()).fit(some, x);
      case UM_FS, UM_RS, CM_EL, CM_AL, GLMM -> mixed().fit(some, x);
    };
  }

  private MixedModel mixed() {
    MixedModel model =
        MixedModel.of(options.method(), measure)
            .withZeros(options.studyZeros())
            .withQuadrature(options.quadrature());
    return options.isCommon() ? model.withoutHeterogeneity() : model;
  }

  /** The profile-likelihood interval of tau2 of a mixed model. */
  Interval tau2Interval() {
    if (!options.method().isMixedModel() || options.isCommon()) {
      throw MetaException.format(
          "the method %s has one common effect and no tau2", options.method().id());
    }
    return mixed().tau2Interval(data, options.level(), design.x());
  }

  @Override
  public @Nullable CountsSolution refit(DataChange change) {
    if (change.changesEstimates() || change.size() != change.rows().length) {
      throw MetaException.of(
          "counts are refitted on some of their studies, not on other estimates or added ones");
    }
    int[] rows = change.rows();
    double[] x = design.x();
    int p = design.columns();
    double[] some = new double[rows.length * p];
    int[] moderators = change.moderators();
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x, moderators[i] * p, some, i * p, p);
    }
    if (rows.length == 0 || rows.length < p) {
      return null;
    }
    CountData kept = data.select(rows);
    if (Arrays.stream(rows).allMatch(data::isUninformative) && options.method().isRegression()) {
      return null;
    }
    CountsSolution solution = solve(kept, some);
    return solution.p() < p ? null : solution;
  }
}

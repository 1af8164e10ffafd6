package io.github.metasaw.bayes;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.posterior.PosteriorModel;
import io.github.metasaw.bayes.posterior.PosteriorVariables;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.Design;
import java.util.Arrays;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Rubin's eight schools, whose closed forms given tau many tests write out. */
public final class Schools {

  private static final double[] YI = {28, 8, -3, 7, -1, 1, 18, 12};
  private static final double[] SEI = {15, 10, 16, 11, 9, 11, 10, 18};

  private Schools() {}

  /** Estimates [8]. */
  public static double[] yi() {
    return YI.clone();
  }

  /** Sampling variances [8]. */
  public static double[] vi() {
    return Arrays.stream(SEI).map(se -> se * se).toArray();
  }

  /** Columns school, yi, sei. */
  public static Table table() {
    return Table.create(
        "schools",
        StringColumn.create("school", "A", "B", "C", "D", "E", "F", "G", "H"),
        DoubleColumn.create("yi", YI),
        DoubleColumn.create("sei", SEI));
  }

  public static Studies studies() {
    return Meta.studies(table()).sei("sei").label("school").read();
  }

  private static String text(String... priors) {
    return priors.length == 0 ? "yi ~ 1" : "yi ~ 1\nprior " + String.join("\nprior ", priors);
  }

  /** The model with priors, one per line. */
  public static PosteriorModel model(String... priors) {
    Studies studies = studies();
    Design design = Design.intercept(studies.k());
    ModelPriors read = ModelPriors.of(ModelText.parse(text(priors)).priors(), design.data(studies));
    return new PosteriorModel(studies, design, read, PosteriorVariables.of(studies, design));
  }

  /** Its posterior. */
  public static BayesFit fit(BayesOptions options, String... priors) {
    return Meta.bayes(
        Meta.studies(table()).sei("sei").label("school"), text(priors), Map.of(), options);
  }

  /** The mean of mu given tau under a flat prior of mu. */
  public static double mean(double tau) {
    double sum = 0;
    for (int i = 0; i < YI.length; i++) {
      sum += YI[i] / (SEI[i] * SEI[i] + tau * tau);
    }
    return sum * variance(tau);
  }

  /** Its variance. */
  public static double variance(double tau) {
    double sum = 0;
    for (double se : SEI) {
      sum += 1 / (se * se + tau * tau);
    }
    return 1 / sum;
  }
}

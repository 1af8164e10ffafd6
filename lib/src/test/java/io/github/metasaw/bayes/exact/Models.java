package io.github.metasaw.bayes.exact;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.prior.ModelPriors;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.RegressionData;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Data and priors for the tests of exact posteriors. */
final class Models {

  static final double[] YI = {28, 8, -3, 7, -1, 1, 18, 12};
  static final double[] VI = {225, 100, 256, 121, 81, 121, 100, 324};

  private Models() {}

  static RegressionData schools() {
    return RegressionData.intercept(YI, VI);
  }

  /** Priors of independent studies, one per line. */
  static ModelPriors priors(RegressionData data, String... lines) {
    String text = lines.length == 0 ? "" : "\nprior " + String.join("\nprior ", lines);
    return ModelPriors.of(ModelText.parse("yi ~ 1" + text).priors(), data);
  }

  static ExactPosterior exact(RegressionData data, String... lines) {
    return PosteriorQuadrature.compute(data, priors(data, lines));
  }

  /** A model of any covariance structure with its priors, on the columns yi, vi and x. */
  static Structured structured(double[] yi, double[] vi, String text) {
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    double[] x = new double[yi.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * i;
    }
    Table table =
        Table.create(
            "dat",
            DoubleColumn.create("yi", yi),
            DoubleColumn.create("vi", vi),
            DoubleColumn.create("x", x));
    GaussianModel model = ModelBuilder.build(spec, spec.read(Meta.studies(table)));
    ModelPriors priors =
        ModelPriors.of(
            spec.text().priors(), model.mean().parameters(), model.structure().parameters());
    return new Structured(model, priors);
  }

  record Structured(GaussianModel model, ModelPriors priors) {}
}

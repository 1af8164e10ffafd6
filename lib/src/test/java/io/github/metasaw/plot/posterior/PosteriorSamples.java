package io.github.metasaw.plot.posterior;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.PosteriorFigures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data and fits that several tests of this package use. */
final class PosteriorSamples {

  private PosteriorSamples() {}

  static final BayesOptions EXACT = BayesOptions.defaults();

  static final BayesOptions DIRECT =
      BayesOptions.defaults().withSampler("direct").withDraws(500).withChains(3);

  static final String HALF_CAUCHY = "prior tau = half_cauchy(25)";

  static Table table(int k, double scale) {
    Random random = new Random(k);
    Table table =
        Table.create(
            "t",
            StringColumn.create("study"),
            DoubleColumn.create("yi"),
            DoubleColumn.create("vi"),
            DoubleColumn.create("x"));
    for (int i = 0; i < k; i++) {
      String label = SceneChecks.LABELS[(i + 1) % SceneChecks.LABELS.length];
      table.stringColumn("study").append(label + " " + i);
      double vi = i % 17 == 5 ? 40 : 0.02 + 0.2 * random.nextDouble();
      table.doubleColumn("vi").append(scale * scale * vi);
      table.doubleColumn("yi").append(scale * (0.2 + random.nextGaussian() * Math.sqrt(vi)));
      table.doubleColumn("x").append(random.nextGaussian());
    }
    return table;
  }

  static BayesFit fit(Table table, String model, BayesOptions options) {
    String text = model + " + meta_V(V = vi)\n";
    return Meta.bayes(Meta.studies(table).label("study"), text, Map.of(), options);
  }

  static BayesFit fit(int k, double scale, String prior, BayesOptions options) {
    String text = "yi ~ 1 + meta_V(V = vi)\n" + prior;
    return Meta.bayes(Meta.studies(table(k, scale)).label("study"), text, Map.of(), options);
  }

  static BayesFit schools(BayesOptions options) {
    return Meta.bayes(Meta.dataset("eight_schools"), "yi ~ 1\n" + HALF_CAUCHY, options);
  }

  static List<Figure> figures(BayesFit fit) {
    List<Figure> figures = new ArrayList<>();
    figures.add(PosteriorFigures.trace(fit));
    figures.add(PosteriorFigures.trace(fit, "theta[1]", "tau2"));
    figures.add(PosteriorFigures.density(fit));
    figures.add(PosteriorFigures.rank(fit));
    figures.add(PosteriorFigures.autocorrelation(fit, "tau", "theta[2]"));
    figures.add(PosteriorFigures.predictive(fit, "theta[1]"));
    if (fit.design().isInterceptOnly()) {
      figures.add(PosteriorFigures.predictive(fit, "theta_new"));
      figures.add(Figures.spread(fit));
    }
    figures.add(PosteriorFigures.tau(fit, fit));
    figures.add(PosteriorFigures.shrinkage(fit));
    figures.add(PosteriorFigures.thetaGivenTau(fit));
    figures.add(PosteriorFigures.caterpillar(fit, ForestOptions.defaults()));
    figures.add(Meta.forest(Meta.fit(fit.studies()), fit));
    figures.add(PosteriorFigures.density(fit, "tau"));
    figures.add(PosteriorFigures.density(fit, "beta_F", "tau2", "theta[1]", "tau"));
    if (fit.studies().k() == 8) {
      figures.add(PosteriorFigures.density(fit, "zeta2"));
    }
    return figures;
  }
}

package io.github.metasaw.plot.explore;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.FigureFormat;
import io.github.metasaw.plot.forest.LabelledEstimates;
import io.github.metasaw.plot.scene.EffectDrawing;
import io.github.metasaw.statement.Statements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Studies in a page that analyses them anew when the reader moves a control, without a server:
 * priors, level, estimator and test, studies left out, standard errors changed. Immutable.
 */
public final class Exploration {

  private final String name;
  private final EffectMeasure measure;
  private final ExploreView view;
  private final ExploreFits fits;

  private Exploration(String name, EffectMeasure measure, ExploreView view, ExploreFits fits) {
    this.name = name;
    this.measure = measure;
    this.view = view;
    this.fits = fits;
  }

  /**
   * Studies, with REML, the z test, a flat prior of mu and a half-Cauchy prior of tau to start
   * from. The scale of that prior is 0.5 for logs of ratios, otherwise the median standard error to
   * one digit.
   *
   * @param studies independent, two or more
   * @return the page
   * @throws MetaException for sampling errors that are correlated
   */
  public static Exploration of(Studies studies) {
    if (!(studies.V() instanceof Diagonal)) {
      throw MetaException.of(
          "the page is for independent studies, and the sampling errors of %s are correlated"
              .formatted(studies.name()));
    }
    Transformation scale = studies.transformation();
    LabelledEstimates all = new LabelledEstimates(studies.labels(), studies.yi(), studies.vi());
    ExploreData data = ExploreData.of(all, studies.measure(), scale);
    ExploreSettings start = ExploreSettings.defaults(data.scaleOfTau());
    return new Exploration(
        studies.name(), studies.measure(), ExploreView.ANALYSIS, ExploreFits.of(data, start));
  }

  /**
   * The studies of a fit, with its own options or priors to start from.
   *
   * @param fit of independent studies without moderators, with one tau
   * @return the page
   * @throws MetaException for any other fit
   */
  public static Exploration of(Fit fit) {
    if (!fit.design().isInterceptOnly()) {
      throw MetaException.of("the page is for studies without moderators; this model has some");
    }
    Exploration start = of(fit.studies());
    if (fit instanceof BayesFit posterior) {
      return start.withLevel(fit.level()).withPriors(posterior);
    }
    if (fit instanceof FrequentistFit frequentist && Statements.isOneVariance(frequentist)) {
      return start
          .withMethod(frequentist.method())
          .withTest(frequentist.coefficientTest())
          .withLevel(fit.level());
    }
    throw MetaException.of("the page needs one tau and independent studies with estimates");
  }

  /**
   * The estimators of tau2 that a page offers: those that need no weights.
   *
   * @return their names
   */
  public static List<String> methods() {
    return ExplorePage.METHODS.stream().map(Tau2Estimator::id).toList();
  }

  private Exploration withPriors(BayesFit fit) {
    if (fit.prior(BayesFit.TAU).isEmpty()) {
      throw MetaException.of("the page needs one tau, and this model has no single tau");
    }
    return withPrior(fit.prior(BayesFit.MU).orElseThrow().code())
        .withPrior(fit.prior(BayesFit.TAU).orElseThrow().code());
  }

  /** Fits, and so refuses what the page could not show at first. */
  private Exploration with(ExploreSettings other) {
    return new Exploration(name, measure, view, ExploreFits.of(data(), other));
  }

  /**
   * Another page of the same studies.
   *
   * @param page {@code analysis}, {@code shrinkage} for the effects given a value of tau, {@code
   *     priors} for what the priors of mu and tau move, {@code selection} for publication by p
   *     value, or {@code weights} for the weights of three studies as tau grows
   * @return a copy
   * @throws MetaException for an unknown name, or studies of which the page can show nothing
   */
  public Exploration withPage(String page) {
    return withPage(ExploreView.parse(page));
  }

  /**
   * Another page of the same studies.
   *
   * @param page what it is about
   * @return a copy
   * @throws MetaException for studies of which the page can show nothing
   */
  public Exploration withPage(ExploreView page) {
    page.content().require(fits);
    return new Exploration(name, measure, page, fits);
  }

  private Exploration with(FreqOptions other) {
    return with(settings().withOptions(other));
  }

  /**
   * Another estimator of tau2.
   *
   * @param method as metafor names it
   * @return a copy
   * @throws MetaException for an unknown name, for estimators that need weights, and for a page
   *     that has no estimator
   */
  public Exploration withMethod(String method) {
    ExplorePage.refuseWithoutEstimator(view, "estimator of tau2");
    FreqOptions options = settings().options().withMethod(method);
    if (!ExplorePage.METHODS.contains(options.method())) {
      throw MetaException.of(
          "the page has no weights, which %s needs".formatted(options.method().id()));
    }
    return with(options);
  }

  /**
   * Another test of the effect.
   *
   * @param test z, t, or Knapp and Hartung's
   * @return a copy
   * @throws MetaException for a page that has no test
   */
  public Exploration withTest(CoefficientTest test) {
    ExplorePage.refuseWithoutEstimator(view, "test");
    return with(settings().options().withTest(test));
  }

  /**
   * Another test of the effect, by name.
   *
   * @param test as {@code knha}
   * @return a copy
   * @throws MetaException for an unknown name
   */
  public Exploration withTest(String test) {
    return withTest(CoefficientTest.parse(test));
  }

  /**
   * Another confidence of all intervals.
   *
   * @param level between 0 and 1
   * @return a copy
   */
  public Exploration withLevel(double level) {
    return with(settings().options().withLevel(level));
  }

  /**
   * Another prior.
   *
   * @param line as model text writes it: {@code tau = half_normal(sd = 1)}
   * @return a copy
   * @throws MetaException for a prior of anything but mu and tau
   */
  public Exploration withPrior(String line) {
    if (!view.content().hasPriors()) {
      throw MetaException.of("the page '%s' has no priors".formatted(view.id()));
    }
    return with(settings().withPrior(line));
  }

  /**
   * Effects on another scale.
   *
   * @param scale on which effects are shown
   * @return a copy
   */
  public Exploration withTransformation(Transformation scale) {
    return new Exploration(
        name, measure, view, ExploreFits.of(data().on(scale, measure), settings()));
  }

  /** The table or fit that the studies come from. */
  String name() {
    return name;
  }

  ExploreView view() {
    return view;
  }

  ExploreData data() {
    return fits.data();
  }

  ExploreSettings settings() {
    return fits.settings();
  }

  /**
   * The analyses at the values that the controls have at first.
   *
   * @return both
   */
  public ExploreFits fits() {
    return fits;
  }

  /**
   * The figure that stands where scripts do not run.
   *
   * @return the first figure of the page, at the values that the controls have at first
   */
  public Figure figure() {
    EffectDrawing drawing = view.content().figure(fits, start());
    return Figure.of(drawing).withTransformation(data().scale());
  }

  /** The controls of the page itself, as they are at first. */
  ExploreControls start() {
    return ExploreControls.start(view, fits);
  }

  /**
   * The page, with the engine that draws it anew; nothing in it comes from elsewhere.
   *
   * @return a whole HTML page
   */
  public String html() {
    return ExplorePage.of(this).render();
  }

  /**
   * The figure in characters, and the settings.
   *
   * @return lines for a terminal
   */
  public String text() {
    return figure().text()
        + "\n"
        + String.join("\n", view.content().draw(fits, start()).summary())
        + "\nThe page itself is saved as html.\n";
  }

  /**
   * Writes the page. An earlier page is replaced, in one step; a file that holds something else is
   * not.
   *
   * @param file its name ends in {@code .html}
   * @return whether an earlier page was replaced
   * @throws MetaException for another ending, or where the file cannot be written
   */
  public boolean save(Path file) {
    String ending = OutputFile.ending(String.valueOf(file.getFileName()));
    if (!ending.equals(FigureFormat.HTML.id())) {
      throw MetaException.of("a page to explore is saved as html, not as '%s'".formatted(ending));
    }
    OutputFile output = OutputFile.of(file);
    output.refuseToReplaceOther(ExplorePage::isPage);
    return output.write(html().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text();
  }
}

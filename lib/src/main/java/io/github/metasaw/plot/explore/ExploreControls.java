package io.github.metasaw.plot.explore;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.FreqOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * The controls of a page by name, as words; a page may have controls of its own besides the usual
 * ones.
 *
 * @param values by name
 */
record ExploreControls(Map<String, String> values) {

  /** Width of the figures in a page that no script has measured. */
  private static final double USUAL_WIDTH = 620;

  /** Takes a copy. */
  ExploreControls {
    values = Map.copyOf(values);
  }

  /** A page's own controls as they are at first; the width is a usual one. */
  static ExploreControls start(ExploreView view, ExploreFits fits) {
    Map<String, String> values = new HashMap<>(view.content().constants(fits));
    for (ExploreSlider slider : view.content().sliders(fits)) {
      values.put(slider.name(), slider.value().toPlainString());
    }
    values.put("width", String.valueOf(2 * USUAL_WIDTH));
    values.put("column", String.valueOf(USUAL_WIDTH));
    return new ExploreControls(values);
  }

  /** Width of the window in pixels. */
  double width() {
    return number("width");
  }

  /** Width of a figure in pixels. */
  double column() {
    return number("column");
  }

  ExploreView view() {
    return values.containsKey("page") ? ExploreView.parse(value("page")) : ExploreView.ANALYSIS;
  }

  /** Estimator, test, level and priors. */
  ExploreSettings settings() {
    FreqOptions options = FreqOptions.defaults().withLevel(number("level"));
    if (view().content().hasEstimator()) {
      options = options.withMethod(value("method")).withTest(CoefficientTest.parse(value("test")));
    }
    return view().content().hasPriors()
        ? new ExploreSettings(options, value("mu"), value("tau"))
        : ExploreSettings.defaults(1).withOptions(options);
  }

  String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw MetaException.of("the page has no control '%s'".formatted(name));
    }
    return value;
  }

  double number(String name) {
    return number(name, value(name));
  }

  /**
   * A value of tau.
   *
   * @throws MetaException for what is no SD
   */
  double tau(String name) {
    double tau = number(name);
    if (!(tau >= 0) || Double.isInfinite(tau)) {
      throw MetaException.of("tau is an SD: 0 or larger, not '%s'".formatted(value(name)));
    }
    return tau;
  }

  /** Several, with blanks between. */
  double[] numbers(String name) {
    String[] words = value(name).split(" ");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = number(name, words[i]);
    }
    return numbers;
  }

  private static double number(String name, String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException none) {
      throw MetaException.of(
          "%s must be a number, not '%s'".formatted(name.replace('-', ' '), word));
    }
  }

  /** The scale of the effects by its id, which holds a sample size if it is Freeman and Tukey's. */
  Transformation scale() {
    String id = value("scale");
    int bracket = id.indexOf('(');
    String size = id.substring(bracket + 1, Math.max(bracket + 1, id.length() - 1));
    return switch (id.substring(0, Math.max(0, bracket))) {
      case "freemantukey" -> Transformation.freemanTukey(Double.parseDouble(size));
      case "freemantukeyrate" -> Transformation.freemanTukeyRate(Double.parseDouble(size));
      default ->
          Transformation.values().stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow(() -> MetaException.of("the page has no scale '%s'".formatted(id)));
    };
  }
}

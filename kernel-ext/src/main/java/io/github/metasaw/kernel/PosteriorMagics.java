package io.github.metasaw.kernel;

import io.github.metasaw.bayes.Sensitivity;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** Magics that draw posteriors. */
final class PosteriorMagics {

  static final List<Option> SENSITIVITY =
      Option.join(
          StudiesInput.OPTIONS,
          Option.of("psi2", "A,B", "variances of mu's prior N(0, psi2), 0.1,1,1000"),
          Option.of("tau2", "A,B", "values at which tau2 is fixed, 0.25,1,25,100"),
          Option.of("priors", "A,B", "priors of heterogeneity, L1,L3,L5,L7,L9,L11"),
          Option.of("below", "TAU", "add the probability that tau is less than this"),
          Option.of(
              "save",
              "FILE",
              "write the figure: svg, png, html or txt; an earlier one is replaced"));

  static final List<Option> PREDICTIVE =
      Option.join(
          FigureMagics.SAVE,
          Option.of("bin", "WIDTH", "width of the bins, on the scale of yi"),
          Option.of("title", "TEXT", "heading"));

  /** Commas between priors, and not between the arguments of one. */
  private static final String BETWEEN_PRIORS = ",(?![^(]*\\))";

  private PosteriorMagics() {}

  /** A figure of variables of a posterior. */
  private interface OfVariables {
    Figure draw(BayesFit fit, String... variables);
  }

  static Outcome trace(MagicHost host, MagicInput input) {
    return variables(host, input, "trace", Figures::trace);
  }

  static Outcome density(MagicHost host, MagicInput input) {
    return variables(host, input, "density", Figures::density);
  }

  static Outcome rank(MagicHost host, MagicInput input) {
    return variables(host, input, "rank", Figures::rank);
  }

  static Outcome autocorrelation(MagicHost host, MagicInput input) {
    return variables(host, input, "autocorrelation", Figures::autocorrelation);
  }

  private static Outcome variables(
      MagicHost host, MagicInput input, String method, OfVariables figure) {
    BayesFit fit = posterior(host, input);
    List<String> words = input.words();
    List<String> variables = words.subList(1, words.size());
    StringBuilder java = new StringBuilder("Figures.").append(method).append('(');
    java.append(words.get(0));
    variables.forEach(variable -> java.append(", ").append(MagicCall.quote(variable)));
    Figure drawn = figure.draw(fit, variables.toArray(new String[0]));
    return Outcome.of(FigureMagics.finish(drawn, input), java.append(')').toString());
  }

  private static BayesFit posterior(MagicHost host, MagicInput input) {
    return host.read(input.word("the name of a posterior"), BayesFit.class);
  }

  static Outcome tau(MagicHost host, MagicInput input) {
    input.word("the name of a posterior");
    BayesFit[] fits =
        input.words().stream()
            .map(name -> host.read(name, BayesFit.class))
            .toArray(BayesFit[]::new);
    String java = "Figures.tau(" + String.join(", ", input.words()) + ")";
    return Outcome.of(FigureMagics.finish(Figures.tau(fits), input), java);
  }

  static Outcome spread(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    Figure figure = Figures.spread(host.read(name, Fit.class));
    return Outcome.of(FigureMagics.finish(figure, input), "Figures.spread(" + name + ")");
  }

  static Outcome effects(MagicHost host, MagicInput input) {
    input.atMost(1);
    BayesFit fit = posterior(host, input);
    return Outcome.of(
        FigureMagics.finish(Figures.thetaGivenTau(fit), input),
        "Figures.thetaGivenTau(" + input.words().get(0) + ")");
  }

  static Outcome caterpillar(MagicHost host, MagicInput input) {
    input.atMost(1);
    BayesFit fit = posterior(host, input);
    Figure figure = Figures.caterpillar(fit, FigureMagics.forestOptions(input));
    String java =
        "Figures.caterpillar(%s, %s)"
            .formatted(input.words().get(0), FigureMagics.forestJava(input));
    return Outcome.of(FigureMagics.finish(figure, input), java);
  }

  static Outcome shrinkage(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit");
    String java = name + ".shrinkage()";
    if (host.read(name, Fit.class) instanceof FrequentistFit fit) {
      if (input.has("save")) {
        throw MetaException.of(
            "--save writes a figure, and %shrinkage draws one of a BayesFit only; '"
                + name
                + "' is a FrequentistFit");
      }
      return Outcome.of(fit.shrinkage(), java);
    }
    BayesFit fit = host.read(name, BayesFit.class);
    Figure figure = FigureMagics.finish(Figures.shrinkage(fit), input);
    Table table = fit.shrinkage();
    return new Outcome(table, List.of(figure, table), java);
  }

  static Outcome predictive(MagicHost host, MagicInput input) {
    input.atMost(2);
    BayesFit fit = posterior(host, input);
    String name = input.words().get(0);
    String variable = input.words().size() > 1 ? input.words().get(1) : "theta_new";
    String java = "Figures.predictive(" + name + ", " + MagicCall.quote(variable);
    if (!input.has("bin") && !input.has("title")) {
      return Outcome.of(FigureMagics.finish(Figures.predictive(fit, variable), input), java + ")");
    }
    double bin = input.number("bin").orElse(Double.NaN);
    String title = input.option("title").orElse(variable);
    Figure figure = Figures.predictive(fit, variable, bin, title);
    String width = Double.isNaN(bin) ? "Double.NaN" : Double.toString(bin);
    return Outcome.of(
        FigureMagics.finish(figure, input),
        java + ", " + width + ", " + MagicCall.quote(title) + ")");
  }

  static Outcome sensitivity(MagicHost host, MagicInput input) {
    StudiesInput studies = StudiesInput.of(host, input);
    Sensitivity.Grid lecture = Sensitivity.Grid.lecture();
    boolean all = !input.has("tau2") && !input.has("priors");
    Sensitivity.Grid grid =
        new Sensitivity.Grid(
            input.has("psi2") ? numbers(input, "psi2") : lecture.psi2(),
            all ? lecture.tau2() : numbers(input, "tau2"),
            all ? lecture.priors() : priors(input));
    Sensitivity sensitivity = fit(studies.reader().read(), grid);
    Optional<Double> below = input.number("below");
    Figure figure = FigureMagics.finish(Figures.sensitivity(sensitivity), input);
    String java =
        "Sensitivity.of(%s.read(), new Sensitivity.Grid(List.of(%s), List.of(%s), %s)).table(%s)"
            .formatted(
                studies.java(),
                joined(grid.psi2()),
                joined(grid.tau2()),
                MagicCall.list(grid.priors()),
                below.map(tau -> Double.toString(tau)).orElse(""));
    Table table = below.map(sensitivity::table).orElseGet(sensitivity::table);
    return new Outcome(table, List.of(figure, table), java);
  }

  /** Priors of an option have no line and column to name. */
  private static Sensitivity fit(Studies studies, Sensitivity.Grid grid) {
    try {
      return Sensitivity.of(studies, grid);
    } catch (MetaException fault) {
      throw MetaException.of(
          fault.message(
              new MagicWording(place -> place instanceof Place.InText ? "" : place.label())));
    }
  }

  private static List<String> priors(MagicInput input) {
    return input
        .option("priors")
        .map(text -> Arrays.stream(text.split(BETWEEN_PRIORS)).map(String::strip).toList())
        .orElse(List.of());
  }

  private static String joined(List<Double> values) {
    return String.join(", ", values.stream().map(value -> Double.toString(value)).toList());
  }

  private static List<Double> numbers(MagicInput input, String option) {
    return input.list(option).stream()
        .map(
            text -> {
              try {
                return Double.valueOf(text);
              } catch (NumberFormatException e) {
                throw MetaException.of(
                    "--" + option + " takes numbers between commas, not '" + text + "'");
              }
            })
        .toList();
  }
}

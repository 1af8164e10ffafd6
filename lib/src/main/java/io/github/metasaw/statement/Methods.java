package io.github.metasaw.statement;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.formula.Target;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.refit.OneTau2Fit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.parameter.Parameter;
import io.github.metasaw.statement.ModelInWords.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** What was done to obtain a fit, as the methods section of a paper says it. */
public final class Methods {

  private Methods() {}

  /**
   * All that is stated of how a fit was made, in the order of a report: measure, model, estimation,
   * priors, intervals, computation.
   *
   * @param fit any fit
   * @param scale on which effects are read
   * @return at least measure and model
   */
  public static List<Statement> of(Fit fit, Transformation scale) {
    List<Statement> all = new ArrayList<>();
    all.add(new AnalysisScale(fit.studies().measure(), scale, hasSpread(fit)));
    DataPreparation.of(fit.studies()).ifPresent(all::add);
    all.add(model(fit));
    if (fit.studies().k() > 1) {
      variance(fit).ifPresent(all::add);
    }
    if (fit instanceof FrequentistFit frequentist) {
      all.add(new IntervalMethod(frequentist.coefficientTest(), fit.level()));
    } else if (fit instanceof OneTau2Fit) {
      all.add(new IntervalMethod(CoefficientTest.Z, fit.level()));
    }
    if (fit instanceof BayesFit posterior) {
      all.add(priors(posterior));
      all.add(computation(posterior));
    }
    return List.copyOf(all);
  }

  /**
   * The model that was fitted.
   *
   * @param fit any fit
   * @return in words
   */
  public static ModelInWords model(Fit fit) {
    List<String> moderators = moderators(fit.design());
    if (fit.studies().k() == 1 && fit instanceof PooledFit) {
      return new ModelInWords(Kind.ONE_STUDY, "", moderators, List.of(), List.of());
    }
    if (fit instanceof BayesFit posterior) {
      List<String> sources = sources(posterior);
      return sources.isEmpty()
          ? new ModelInWords(Kind.POSTERIOR, "", moderators, List.of(), List.of())
          : new ModelInWords(
              Kind.STRUCTURED_POSTERIOR, family(posterior), moderators, sources, List.of());
    }
    if (fit instanceof CountsFit counts) {
      Kind kind = counts.hasSpread() ? Kind.COUNTS : Kind.POOLED_COUNTS;
      return new ModelInWords(kind, method(counts.method()), moderators, List.of(), List.of());
    }
    if (fit instanceof SelectionFit selection) {
      String name = selection.settings().type().label();
      boolean isTruncation = selection.settings().type().isTruncation();
      return new ModelInWords(
          isTruncation ? Kind.TRUNCATION : Kind.SELECTION, name, moderators, List.of(), List.of());
    }
    if (fit instanceof FilledFit filled) {
      return new ModelInWords(
          Kind.FILLED, filled.estimator().id(), moderators, List.of(), List.of());
    }
    FrequentistFit frequentist = (FrequentistFit) fit;
    if (!Statements.isOneVariance(frequentist)) {
      return new ModelInWords(
          Kind.STRUCTURED, family(fit), moderators, sources(frequentist), dispersion(frequentist));
    }
    return new ModelInWords(kind(frequentist.estimator()), "", moderators, List.of(), List.of());
  }

  private static boolean hasSpread(Fit fit) {
    return fit.studies().k() > 1
        && (fit instanceof BayesFit
            || (fit instanceof FrequentistFit frequentist && !frequentist.estimator().isZero())
            || (fit instanceof OneTau2Fit likelihood && likelihood.hasSpread()));
  }

  /** The moderators of a design: a factor by its name, not by its levels. */
  private static List<String> moderators(Design design) {
    return design.parameters().stream()
        .filter(parameter -> !parameter.isIntercept())
        .map(parameter -> columns(design, parameter.term()))
        .distinct()
        .toList();
  }

  /** {@code ablat:alloc} for {@code ablat:allocrandom}. */
  private static String columns(Design design, String term) {
    String whole = factor(design, term);
    return whole.equals(term)
        ? Arrays.stream(term.split(":", -1))
            .map(part -> factor(design, part))
            .collect(Collectors.joining(":"))
        : whole;
  }

  private static String factor(Design design, String name) {
    return design.factors().entrySet().stream()
        .filter(
            factor ->
                factor.getValue().stream().anyMatch(level -> name.equals(factor.getKey() + level)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(name);
  }

  private static String method(CountsMethod method) {
    return switch (method) {
      case MH, PETO -> "the %s method".formatted(method.label());
      case BB -> lowered(method);
      case FIRTH -> method.label();
      case UM_FS, UM_RS -> "an " + lowered(method);
      default -> "a " + lowered(method);
    };
  }

  private static String lowered(CountsMethod method) {
    String label = method.label();
    return Character.toLowerCase(label.charAt(0)) + label.substring(1);
  }

  private static String family(Fit fit) {
    String family = fit.pooled().model().family();
    return family.equals("Two outcomes") ? "bivariate" : family.toLowerCase(Locale.ROOT);
  }

  private static Kind kind(Tau2Estimator estimator) {
    return switch (estimator) {
      case COMMON -> Kind.COMMON_EFFECT;
      case FIXED -> Kind.FIXED_EFFECTS;
      default -> Kind.RANDOM_EFFECTS;
    };
  }

  private static String family(BayesFit fit) {
    boolean hasGroups = fit.randomEffects().stream().anyMatch(Parameter.GroupSd.class::isInstance);
    boolean hasOutcomes =
        fit.randomEffects().stream()
            .anyMatch(sd -> sd instanceof Parameter.Sigma sigma && sigma.outcome() > 0);
    return hasOutcomes ? "bivariate" : hasGroups ? "multilevel" : "location-scale";
  }

  private static List<String> sources(BayesFit fit) {
    return fit.randomEffects().stream()
        .map(
            sd ->
                sd instanceof Parameter.GroupSd group
                    ? "the levels of " + group.group()
                    : "single estimates (%s)".formatted(label(sd)))
        .distinct()
        .toList();
  }

  private static String label(Parameter sd) {
    return sd instanceof Parameter.Sigma sigma
        ? new Target.Sigma(sigma.outcome()).label()
        : sd.name();
  }

  private static List<String> sources(FrequentistFit fit) {
    return fit.varianceSources().stream().map(Methods::source).toList();
  }

  private static String source(VarianceSource source) {
    List<String> effects = source.effects().stream().map(VarianceSource.Effect::name).toList();
    if (source.isOfRows()) {
      return "single estimates (%s)".formatted(ModelInWords.listed(effects));
    }
    if (effects.size() == 1) {
      return "the levels of " + effects.get(0);
    }
    int prefix = source.name().length() + 1;
    return "%s within the levels of %s"
        .formatted(
            ModelInWords.listed(
                effects.stream()
                    .map(
                        name ->
                            name.startsWith(source.name() + ":") ? name.substring(prefix) : name)
                    .toList()),
            source.name());
  }

  /** Terms of models of SDs and correlations, beside their intercepts. */
  private static List<String> dispersion(FrequentistFit fit) {
    return fit.parameters().stream()
        .filter(parameter -> !(parameter instanceof Parameter.Mean) && !parameter.isIntercept())
        .map(Parameter::name)
        .toList();
  }

  private static Optional<Statement> variance(Fit fit) {
    if (fit instanceof OneTau2Fit likelihood && likelihood.hasSpread()) {
      return Optional.of(new VarianceEstimation("maximum likelihood", Double.NaN, false));
    }
    if (!(fit instanceof FrequentistFit frequentist) || frequentist.estimator().isZero()) {
      return Optional.empty();
    }
    boolean isGiven = fit.provenance().settings().containsKey("tau2");
    return Optional.of(
        new VarianceEstimation(
            frequentist.estimator().label(),
            isGiven ? frequentist.tau2() : Double.NaN,
            !Statements.isOneVariance(frequentist)));
  }

  private static PriorsChosen priors(BayesFit fit) {
    Table table = fit.priors();
    List<String> priors = new ArrayList<>();
    for (int i = 0; i < table.rowCount(); i++) {
      priors.add(
          "%s = %s"
              .formatted(
                  table.stringColumn("parameter").get(i), table.stringColumn("prior").get(i)));
    }
    return new PriorsChosen(priors);
  }

  private static PosteriorComputation computation(BayesFit fit) {
    Map<String, String> settings = fit.provenance().settings();
    return settings.containsKey("chains")
        ? new PosteriorComputation(
            fit.sampler(),
            Integer.parseInt(settings.get("chains")),
            Integer.parseInt(settings.get("draws")),
            Long.parseLong(settings.get("seed")))
        : new PosteriorComputation(fit.sampler(), 0, 0, 0);
  }
}

package io.github.metasaw.report.script;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.ZeroCells;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Provenance;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * R that does the same with metafor or bayesmeta: data, model and options of a fit in one script.
 * Written for models with one tau2 and independent studies, for multilevel models, models with
 * structures of the covariance and models with correlated sampling errors, for the pooled counts of
 * Mantel-Haenszel, Peto and mixed models, and for posteriors with one tau.
 */
public final class RScript {

  private static final String OTHERS =
      "R is written for models with one tau2, for multilevel models, for counts pooled by MH, Peto, UM.FS, UM.RS, CM.EL or CM.AL, and for posteriors with one tau; ";

  private RScript() {}

  /**
   * The script.
   *
   * @param result a fit
   * @return lines of R, which need the package metafor, for a posterior bayesmeta
   * @throws MetaException for another result, and for options that metafor does not have
   */
  public static String of(Object result) {
    if (result instanceof FrequentistFit fit) {
      Optional<FreqOptions> options = FreqEngine.oneVarianceOptions(fit);
      return options.isPresent()
          ? head(fit) + estimates(fit, options.get())
          : head(fit)
              + StructuredScript.of(
                  FreqEngine.structuredCovariance(fit)
                      .orElseThrow(() -> MetaException.of(OTHERS + "this fit is of another kind")),
                  fit.design());
    }
    if (result instanceof CountsFit fit) {
      return head(fit) + counts(fit);
    }
    if (result instanceof BayesFit fit) {
      return comment(fit) + BayesScript.of(fit);
    }
    throw MetaException.of(OTHERS + "this result is none of them");
  }

  private static String head(Fit fit) {
    return comment(fit) + "library(metafor)\n";
  }

  private static String comment(Fit fit) {
    return "# %s, as Metasaw %s fitted it\n"
        .formatted(fit.studies().name().replaceAll("\\R", " "), Provenance.VERSION);
  }

  private static String estimates(FrequentistFit fit, FreqOptions options) {
    if (options.information() != InformationMatrix.BY_MODEL) {
      throw MetaException.of(
          "metafor's rma has standard errors by the expected information only, and this fit asks for others; leave the option information out");
    }
    Studies studies = fit.studies();
    StringBuilder script = new StringBuilder();
    script.append("yi <- ").append(RText.numbers(studies.yi())).append('\n');
    script.append("vi <- ").append(RText.numbers(studies.vi())).append('\n');
    script.append("slab <- ").append(RText.texts(studies.labels())).append('\n');
    List<String> arguments = new ArrayList<>(List.of("yi, vi"));
    if (!fit.design().isInterceptOnly()) {
      script.append(matrix(fit.design(), studies.k()));
      arguments.add("mods = X, intercept = FALSE");
    }
    double[] weights = options.weights();
    if (weights != null) {
      script.append("w <- ").append(RText.numbers(weights)).append('\n');
      arguments.add("weights = w");
    }
    arguments.addAll(settings(options));
    arguments.add("slab = slab");
    script.append("res <- ").append(RText.call("rma", arguments)).append("\nprint(res)\n");
    if (fit.design().isInterceptOnly() && !options.method().isZero()) {
      script.append("print(predict(res").append(prediction(options)).append("))\n");
    }
    return script.toString();
  }

  /** The columns of the design by their names, the intercept among them. */
  static String matrix(Design design, int k) {
    double[] x = design.x();
    int p = design.columns();
    List<String> columns = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      double[] column = new double[k];
      for (int i = 0; i < k; i++) {
        column[i] = x[i * p + j];
      }
      columns.add(RText.quoted(design.names().get(j)) + " = " + RText.numbers(column));
    }
    return "X <- " + RText.call("cbind", columns) + "\n";
  }

  private static List<String> settings(FreqOptions options) {
    List<String> settings = new ArrayList<>();
    String method =
        switch (options.method()) {
          case COMMON -> "EE";
          case FIXED -> "FE";
          default -> options.method().id();
        };
    settings.add("method = " + RText.quoted(method));
    if (options.hasFixedTau2()) {
      settings.add("tau2 = " + RText.number(options.fixedTau2()));
    }
    settings.add("test = " + RText.quoted(options.test().id()));
    settings.add("level = " + RText.number(100 * options.level()));
    return settings;
  }

  private static String prediction(FreqOptions options) {
    if (options.prediction() == PredictionInterval.NORMAL && options.test().usesT()) {
      throw MetaException.of(
          "metafor has no normal prediction interval beside a test by t; choose another rule, as riley");
    }
    return switch (options.prediction()) {
      case AS_TEST, NORMAL -> "";
      case T -> ", predtype = \"t\"";
      case RILEY -> ", predtype = \"Riley\"";
    };
  }

  private static String counts(CountsFit fit) {
    CountsOptions options = fit.options();
    CountsMethod method = fit.method();
    boolean isUsual =
        isUsual(options.studyZeros(), ZeroCells.HALF_TO_ZEROS)
            && isUsual(options.pooledZeros(), ZeroCells.NOTHING);
    if (method == CountsMethod.BB || !fit.design().isInterceptOnly() || !isUsual) {
      throw MetaException.of(
          OTHERS
              + "this one has moderators, its own rule for zero cells, or a beta-binomial model");
    }
    RawData raw =
        fit.studies()
            .raw()
            .orElseThrow(() -> MetaException.of(OTHERS + "these studies do not know their counts"));
    StringBuilder script = new StringBuilder();
    List<String> arguments = new ArrayList<>();
    for (Input input : raw.inputs().stream().sorted().toList()) {
      script
          .append(input.id())
          .append(" <- ")
          .append(RText.numbers(raw.column(input)))
          .append('\n');
      arguments.add(input.id() + " = " + input.id());
    }
    script.append("slab <- ").append(RText.texts(fit.studies().labels())).append("\nres <- ");
    if (method != CountsMethod.PETO) {
      arguments.add("measure = " + RText.quoted(fit.measure().id()));
    }
    arguments.addAll(counted(method, options));
    arguments.add("level = " + RText.number(100 * options.level()));
    arguments.add("slab = slab");
    return script
        .append(RText.call(function(method), arguments))
        .append("\nprint(res)\n")
        .toString();
  }

  /** Whether nobody asked for another rule than metafor's. */
  private static boolean isUsual(ZeroCells asked, ZeroCells usual) {
    return asked.isDefault() || asked.equals(usual) || (asked.isNothing() && usual.isNothing());
  }

  private static String function(CountsMethod method) {
    return switch (method) {
      case MH -> "rma.mh";
      case PETO -> "rma.peto";
      default -> "rma.glmm";
    };
  }

  private static List<String> counted(CountsMethod method, CountsOptions options) {
    if (method == CountsMethod.MH) {
      return options.isCorrected() ? List.of() : List.of("correct = FALSE");
    }
    if (!method.isMixedModel()) {
      return List.of();
    }
    List<String> arguments = new ArrayList<>();
    if (method != CountsMethod.GLMM) {
      arguments.add("model = " + RText.quoted(method.id()));
    }
    arguments.add("method = " + RText.quoted(options.isCommon() ? "EE" : "ML"));
    return arguments;
  }
}

package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.Sampler;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Place;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@code %bayes} and {@code %%bayes}: from a table and priors to a posterior, and as Java. */
final class BayesMagic {

  static final List<Option> OPTIONS =
      Option.join(
          StudiesInput.OPTIONS,
          Option.repeatable(
              "prior", "\"TEXT\"", "as in a cell: \"tau = half_cauchy(0.5)\", L9; may be repeated"),
          Option.of(
              "sampler",
              "NAME",
              "exact (default for one tau), "
                  + String.join(
                      ", ", Arrays.stream(Sampler.values()).skip(1).map(Sampler::word).toList())
                  + " (default for models with more)"),
          Option.of(
              "parameters",
              "NAME",
              "form of the model that nuts walks: marginal (default), centred, noncentred"),
          Option.of("chains", "NUMBER", "chains of a sampler, 4"),
          Option.of("warmup", "NUMBER", "iterations of each chain for tuning, 1000"),
          Option.of("draws", "NUMBER", "iterations of each chain that are kept, 1000"),
          Option.of("seed", "NUMBER", "of all chains, 20"),
          Option.of("level", "VALUE", "probability of all intervals, 0.95"),
          StudiesInput.LEVELS);

  private static final String KEYWORD = "prior ";

  private final MagicHost host;
  private final MagicInput input;
  private final StringBuilder java = new StringBuilder("BayesOptions.defaults()");

  private BayesMagic(MagicHost host, MagicInput input) {
    this.host = host;
    this.input = input;
  }

  static Outcome run(MagicHost host, MagicInput input) {
    return new BayesMagic(host, input).outcome();
  }

  private Outcome outcome() {
    StudiesInput studies = StudiesInput.of(host, input);
    BayesOptions options = options();
    String model = model();
    Map<String, List<String>> levels = studies.levels();
    String words = (options.hasSampler() ? options.sampler() : Sampler.NUTS).words();
    try (ProgressBar bar = new ProgressBar(host, words)) {
      studies.knownV(ModelSpec.parse(model, levels));
      BayesFit fit = Meta.bayes(studies.reader(), model, levels, options.withProgress(bar));
      studies.hintAtRatios(fit);
      String code =
          "Meta.bayes(%s, %s, %s, %s)"
              .formatted(
                  studies.java(), MagicCall.quote(model), StudiesInput.levelsJava(levels), java);
      return new Outcome(fit, shown(fit), code);
    } catch (MetaException fault) {
      throw MetaException.of(fault.message(new MagicWording(this::placed)));
    }
  }

  private static List<Object> shown(BayesFit fit) {
    List<Object> shown = new ArrayList<>();
    shown.add(Render.summary(fit, MagicWording.OF_CELL));
    if (fit.design().isInterceptOnly()) {
      shown.add(Figures.forest(List.of(fit), ForestOptions.defaults()));
    }
    return shown;
  }

  /** The cell, or without one the mean of the estimates, and below it the priors of options. */
  private String model() {
    StringBuilder model = new StringBuilder(written());
    for (String prior : input.values("prior")) {
      String text = prior.strip();
      model.append('\n').append(text.startsWith(KEYWORD) ? "" : KEYWORD).append(text);
    }
    return model.toString();
  }

  private String written() {
    String body = input.body();
    return body == null ? input.option("yi").orElse("yi") + " ~ 1" : body.stripTrailing();
  }

  /** A place in a line that nobody wrote becomes the option it came from. */
  private String placed(Place place) {
    int own = input.body() == null ? 0 : (int) written().lines().count();
    int before = Math.max(1, own);
    if (!(place instanceof Place.InText text) || text.line() <= own) {
      return place.label();
    }
    return text.line() <= before
        ? ""
        : "in --prior \"" + input.values("prior").get(text.line() - before - 1) + "\"";
  }

  private BayesOptions options() {
    BayesOptions options = BayesOptions.defaults();
    if (input.has("sampler")) {
      Sampler sampler = Sampler.parse(input.value("sampler"));
      options = options.withSampler(sampler);
      call("Sampler", MagicCall.quote(sampler.word()));
    }
    if (input.has("parameters")) {
      if (!options.hasSampler() || options.sampler() != Sampler.NUTS) {
        throw MetaException.of(
            "--parameters is the form of the model that NUTS walks; add --sampler nuts");
      }
      options = options.withParameters(input.value("parameters"));
      call("Parameters", MagicCall.quote(options.parameters().word()));
    }
    if (input.has("chains")) {
      options = options.withChains(count("chains"));
      call("Chains", Integer.toString(options.chains()));
    }
    if (input.has("warmup")) {
      options = options.withWarmup(count("warmup"));
      call("Warmup", Integer.toString(options.warmup()));
    }
    if (input.has("draws")) {
      options = options.withDraws(count("draws"));
      call("Draws", Integer.toString(options.draws()));
    }
    if (input.has("seed")) {
      options = options.withSeed(input.whole("seed", Long.MAX_VALUE).orElseThrow());
      call("Seed", options.seed() + "L");
    }
    if (input.has("level")) {
      options = options.withLevel(input.number("level").orElseThrow());
      call("Level", Double.toString(options.level()));
    }
    return options;
  }

  private int count(String option) {
    return Math.toIntExact(input.whole(option, Integer.MAX_VALUE).orElseThrow());
  }

  private void call(String name, String argument) {
    java.append(".with").append(name).append('(').append(argument).append(')');
  }
}

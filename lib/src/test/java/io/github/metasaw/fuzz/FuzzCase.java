package io.github.metasaw.fuzz;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.scan.BadLinePolicy;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.plot.forest.ForestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tech.tablesaw.api.Table;

/**
 * One random input, made from its seed and nothing else, and all that a user may ask of it. Only a
 * result or a {@link MetaException} may come out.
 */
final class FuzzCase {

  /** Of the requests, one in so many is made where not all are. */
  private static final int ONE_IN = 4;

  private final SplittableRandom random;
  private final SplittableRandom requests;
  private final boolean all;
  private final RandomText texts;
  private final Path folder;
  private final List<String> faults = new ArrayList<>();
  private String input = "";

  /**
   * @param all whether everything is asked of a fit, or a part drawn at random
   * @param folder for files, of this case alone while it runs
   */
  FuzzCase(long seed, boolean all, Path folder) {
    this.random = new SplittableRandom(seed);
    this.requests = new SplittableRandom(~seed);
    this.all = all;
    this.texts = new RandomText(random);
    this.folder = folder;
  }

  /** What happened that should not; empty if all is well. */
  List<String> faults() {
    return faults;
  }

  /** The input, to reproduce a fault by hand. */
  String input() {
    return input;
  }

  void run() {
    int kind = random.nextInt(30);
    guard("input", () -> run(kind));
  }

  private void run(int kind) {
    if (kind < 10) {
      simple();
    } else if (kind < 12) {
      general();
    } else if (kind < 15) {
      exact();
    } else if (kind < 18) {
      drawn();
    } else if (kind < 22) {
      torn();
    } else if (kind < 25) {
      read();
    } else if (kind < 29) {
      scan();
    } else {
      mantra();
    }
  }

  private void ask(String what, Runnable request) {
    if (all || requests.nextInt(ONE_IN) == 0) {
      guard(what, request);
    }
  }

  /** Runs one request; keeps what is neither a result nor a MetaException. */
  private void guard(String what, Runnable request) {
    try {
      request.run();
    } catch (MetaException e) {
      String message = String.valueOf(e.getMessage());
      if (message.isBlank() || message.contains("\n") || message.length() > 4000) {
        faults.add(what + ": a message that is not one line: " + message);
      }
    } catch (RuntimeException | Error e) {
      faults.add(what + ": " + e + " " + place(e));
    }
  }

  private static String place(Throwable e) {
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("io.github.metasaw")) {
        return "at " + frame;
      }
    }
    return "";
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private List<String> moderators(int most) {
    List<String> names = new ArrayList<>();
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      names.add(pick(RandomTable.NAMES));
    }
    return names;
  }

  private Table table(List<String> moderators) {
    Table table = new RandomTable(random).make(moderators);
    input = table.printAll() + "\n";
    return table;
  }

  private FreqOptions options() {
    FreqOptions options = FreqOptions.defaults().withMethod(pick(List.of(Tau2Estimator.values())));
    if (random.nextBoolean()) {
      options = options.withTest(pick(List.of(CoefficientTest.values())));
    }
    if (random.nextInt(4) == 0) {
      options = options.withPrediction(pick(List.of(PredictionInterval.values())));
    }
    if (random.nextInt(6) == 0) {
      options = options.withInformation(pick(List.of(InformationMatrix.values())));
    }
    if (random.nextInt(8) == 0) {
      options = options.withLevel(pick(List.of(0.5, 0.999, 1e-6, 1 - 1e-12)));
    }
    input += options.method() + " " + options.test() + " " + options.prediction() + "\n";
    return options;
  }

  private void simple() {
    List<String> moderators = moderators(3);
    Table table = table(moderators);
    FreqOptions options = options();
    if (random.nextInt(3) == 0) {
      StudyReader reader = Meta.studies(table);
      frequentist(Meta.fit(reader.read(), options), "n");
    } else {
      String text = texts.simple(moderators);
      input += text;
      frequentist(Meta.fit(table, text, options), "n");
    }
  }

  private void general() {
    List<String> moderators = moderators(1);
    Table table = table(moderators);
    String text = texts.general(moderators);
    input += text;
    FreqOptions options = random.nextInt(3) == 0 ? options() : FreqOptions.defaults();
    if (random.nextBoolean()) {
      options = options.withMethod(random.nextBoolean() ? Tau2Estimator.ML : Tau2Estimator.REML);
    }
    frequentist(Meta.fit(table, text, options), "n");
  }

  private void frequentist(FrequentistFit fit, String by) {
    faults.addAll(Explained.frequentist(fit));
    for (Tau2Interval.Method method : Tau2Interval.Method.values()) {
      ask("tau2Interval " + method, () -> fit.tau2Interval(method));
    }
    ask("predict", fit::predict);
    ask("predict at", () -> fit.predict(fit.studies().table().first(1)));
    ask("leaveOneOut", fit::leaveOneOut);
    ask("influence", fit::influence);
    ask("cumulative", () -> fit.cumulative(by));
    ask("shrinkage", fit::shrinkage);
    ask("weights", fit::weights);
    ask("variances", fit::variances);
    ask("components", fit::components);
    ask("moderatorTest", fit::moderatorTest);
    ask("vcov", fit::vcov);
    ask("robust", () -> fit.robust("study", pick(List.of("CR1", "CR2"))));
    ask("confidence", () -> fit.confidence("wald"));
    ask("confidence by profile", () -> fit.confidence("profile", pick(fit.terms())));
    ask("profile", () -> fit.profile(fit.terms().get(fit.terms().size() - 1), 5));
    ask("text", () -> Meta.text(fit));
    shown(fit);
    if (random.nextInt(3) == 0) {
      ask("funnel", () -> Meta.funnel(fit).svg());
    }
  }

  private void shown(Fit fit) {
    ask("checks", fit::checks);
    if (random.nextInt(4) == 0) {
      boolean exp = random.nextBoolean();
      ask(
          "forest",
          () ->
              Meta.forest(
                      ForestOptions.defaults()
                          .withTransformation(exp ? Transformation.EXP : Transformation.IDENTITY),
                      fit)
                  .svg());
    }
  }

  private BayesOptions bayes(String sampler) {
    return BayesOptions.defaults()
        .withSampler(sampler)
        .withChains(1 + random.nextInt(2))
        .withWarmup(50)
        .withDraws(40)
        .withSeed(random.nextInt());
  }

  private void exact() {
    List<String> moderators = moderators(2);
    Table table = table(moderators);
    String text = texts.simple(moderators) + texts.priors(random.nextInt(3) == 0);
    input += text;
    posterior(Meta.bayes(table, text));
  }

  private void drawn() {
    List<String> moderators = moderators(1);
    Table table = table(moderators);
    boolean simple = random.nextBoolean();
    String model = simple ? texts.simple(moderators) : texts.general(moderators);
    String text = model + texts.priors(random.nextInt(3) == 0);
    String sampler = pick(List.of("direct", "gibbs", "nuts"));
    input += text + sampler;
    posterior(Meta.bayes(table, text, bayes(sampler)));
  }

  private void posterior(BayesFit fit) {
    faults.addAll(Explained.bayes(fit));
    String variable = pick(fit.variables());
    ask("shortest " + variable, () -> fit.shortest(variable, 0.9));
    ask("density " + variable, () -> fit.density(variable));
    ask("logMarginal", fit::logMarginal);
    ask("bayesFactor", () -> fit.bayesFactor(fit.variables().get(0) + " = 0"));
    ask("shrinkage", fit::shrinkage);
    ask("predict", fit::predict);
    ask("priors", fit::priors);
    ask("weights", fit::weights);
    ask("pooled", fit::pooled);
    ask("posteriorPredictive", fit::posteriorPredictive);
    ask("text", () -> Meta.text(fit));
    shown(fit);
    if (random.nextInt(4) == 0) {
      ask("figure", () -> Meta.density(fit, variable).svg());
    }
  }

  private void torn() {
    Table table = Meta.dataset("bcg");
    String text = "yi ~ alloc + ablat + meta_V(V = vi)\nsigma ~ alloc\n";
    boolean bayes = random.nextBoolean();
    String torn = texts.torn(random.nextBoolean() ? text : text.substring(0, 36));
    input = torn;
    if (bayes) {
      String priors = texts.torn("prior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)\n");
      input += priors;
      posterior(Meta.bayes(table, torn + priors, bayes("nuts")));
    } else {
      frequentist(Meta.fit(table, torn), "year");
    }
  }

  private Path file(byte[] bytes, String name) {
    input = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    Path path = file(new RandomFile(random).table(), "table.csv");
    Meta.text(Meta.read(path.toString()));
  }

  private void scan() {
    Path path = file(new RandomFile(random).scan(), "scan.tsv");
    SnpScan scan = SnpScan.of(path).withThreads(1);
    scan = random.nextInt(4) == 0 ? scan.withBadLines(BadLinePolicy.FAIL) : scan;
    Meta.text(scan.toMemory());
    Meta.text(scan.toTable());
  }

  private void mantra() {
    int k = 2 + random.nextInt(4);
    double[][] d = new double[k][k];
    boolean odd = random.nextInt(4) == 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < i; j++) {
        d[i][j] = odd ? Math.pow(10, random.nextInt(-320, 309)) : random.nextDouble();
        d[j][i] = d[i][j];
      }
    }
    double scale = random.nextInt(4) == 0 ? Math.pow(10, random.nextInt(-200, 200)) : 1;
    double[] yi = new double[k];
    double[] sei = new double[k];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      yi[i] = scale * random.nextGaussian();
      sei[i] = Math.abs(scale * random.nextGaussian());
      names.add("s" + i);
    }
    input = Map.of("d", List.of(d), "yi", List.of(yi), "sei", List.of(sei)).toString();
    input += java.util.Arrays.deepToString(d) + java.util.Arrays.toString(yi);
    input += java.util.Arrays.toString(sei);
    Meta.text(Mantra.of(Distances.of(names, d)).fit(names, yi, sei));
  }
}

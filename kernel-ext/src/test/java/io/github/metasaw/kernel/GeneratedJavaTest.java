package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.kernel.code.Literal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** What --code prints compiles, and gives the same. */
class GeneratedJavaTest {

  private static final String PRIORS =
      "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)";

  private static final String SCALE = "yi ~ ablat + alloc + meta_V(V = vi)\nsigma ~ 1";

  private static JShell shell;

  @BeforeAll
  static void start() {
    shell = JShell.builder().executionEngine(new LocalExecutionControlProvider(), null).build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    Arrays.stream(Notebook.IMPORTS.split("\n")).forEach(GeneratedJavaTest::eval);
    eval("import java.util.*;");
    eval("import java.nio.file.*;");
    eval("Table dat = Meta.dataset(\"bcg\");");
    eval("Table positive = dat;");
    eval("Table snp = Meta.dataset(\"cdkal1\");");
    eval("Table freqs = Meta.dataset(\"cdkal1_frequencies\");");
    eval("Table table = Meta.dataset(\"cdkal1_distances\");");
    eval("Distances distances = Distances.ofFrequencies(freqs);");
    eval("double[][] matrix = distances.toArray();");
    eval(
        "Table z = Table.create(\"z\", IntColumn.create(\"a\", 0, 1), IntColumn.create(\"b\", 1, 0),"
            + " DoubleColumn.create(\"p\", 0.5, 0.5));");
    eval("Table snps = io.github.metasaw.kernel.Association.snps();");
    eval("MantraFit m = Meta.mantra(snp, distances);");
    eval("ScanReport scan = io.github.metasaw.kernel.Association.scan();");
    eval("BayesFit post = Meta.bayes(dat, " + Literal.text(PRIORS) + ");");
    eval("FrequentistFit fit = Meta.fit(Meta.studies(dat).named(\"dat\").read());");
    eval("FrequentistFit scale = Meta.fit(dat, " + Literal.text(SCALE) + ");");
    eval("KnownV V = KnownV.blocks(dat, \"vi\", \"alloc\", 0.5);");
  }

  @AfterAll
  static void stop() {
    shell.close();
  }

  private static String eval(String java) {
    String value = "";
    String rest = java;
    while (!rest.isBlank()) {
      var info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(info.source())) {
        if (event.status() == Snippet.Status.OVERWRITTEN) {
          continue;
        }
        List<String> trouble = new ArrayList<>();
        shell.diagnostics(event.snippet()).forEach(d -> trouble.add(d.getMessage(null)));
        assertEquals(Snippet.Status.VALID, event.status(), java + "\n" + trouble);
        if (event.exception() != null) {
          throw new AssertionError(java, event.exception());
        }
        value = event.value();
      }
      rest = info.remaining();
    }
    return value;
  }

  private static MapHost host() {
    Table dat = Meta.dataset("bcg");
    return Association.host()
        .with("dat", dat)
        .with("positive", dat)
        .with(
            "z",
            Table.create(
                "z",
                IntColumn.create("a", 0, 1),
                IntColumn.create("b", 1, 0),
                DoubleColumn.create("p", 0.5, 0.5)))
        .with("fit", Meta.fit(Meta.studies(dat).named("dat").read()))
        .with("scale", Meta.fit(dat, SCALE))
        .with("V", KnownV.blocks(dat, "vi", "alloc", 0.5))
        .with("post", Meta.bayes(dat, PRIORS));
  }

  @Test
  void aFitWithEveryOption() {
    MapHost host = host();
    Cell.run(
        host,
        "meta",
        List.of(
            "dat",
            "--yi",
            "yi",
            "--vi",
            "vi",
            "--label",
            "author",
            "--method",
            "PM",
            "--test",
            "knha",
            "--level",
            "0.9",
            "--prediction",
            "riley",
            "--as",
            "same",
            "--code"),
        null);
    eval(host.printed.toString());
    FrequentistFit same = (FrequentistFit) host.values.get("same");
    assertEquals(Double.toString(same.lower()), eval("same.lower()"));
    assertEquals(
        Double.toString(same.pooled().predictionLower()), eval("same.pooled().predictionLower()"));
  }

  @Test
  void aModelWithLevels() {
    MapHost host = host();
    Cell.run(
        host,
        "meta",
        List.of("dat", "--levels", "alloc=random,alternate,systematic", "--as", "model", "--code"),
        "yi ~ alloc * ablat + meta_V(V = vi)\n");
    eval(host.printed.toString());
    FrequentistFit model = (FrequentistFit) host.values.get("model");
    assertEquals(Double.toString(model.beta()[1]), eval("model.beta()[1]"));
  }

  @Test
  void aPosteriorWithEveryOption() {
    MapHost host = host();
    Cell.run(
        host,
        "bayes",
        List.of(
            "dat",
            "--label",
            "author",
            "--sampler",
            "nuts",
            "--parameters",
            "noncentred",
            "--chains",
            "2",
            "--warmup",
            "100",
            "--draws",
            "50",
            "--seed",
            "7",
            "--level",
            "0.9",
            "--levels",
            "alloc=random,alternate,systematic",
            "--prior",
            "tau = half_normal(sd = 0.5)",
            "--as",
            "drawn",
            "--code"),
        "yi ~ alloc\nprior beta = normal(0, sd = 1)\n");
    eval(host.printed.toString());
    BayesFit drawn = (BayesFit) host.values.get("drawn");
    for (String ask : List.of("mean(\"tau\")", "pooled().lower()", "sampler()")) {
      assertEquals(value(drawn, ask), eval("drawn." + ask), ask);
    }
  }

  private static String value(BayesFit fit, String ask) {
    return switch (ask) {
      case "mean(\"tau\")" -> Double.toString(fit.mean("tau"));
      case "pooled().lower()" -> Double.toString(fit.pooled().lower());
      default -> '"' + fit.sampler() + '"';
    };
  }

  @Test
  void aPosteriorOfALine() {
    MapHost host = host();
    Cell.run(
        host,
        "bayes",
        List.of("dat", "--yi", "yi", "--prior", "tau = half_cauchy(0.5)", "--as", "p", "--code"),
        null);
    eval(host.printed.toString());
    assertEquals(
        Double.toString(((BayesFit) host.values.get("p")).logMarginal()), eval("p.logMarginal()"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--freq freqs",
        "--freq freqs --metric fst --mu flat --rate 2 --max-clusters 3 --nodes 48 --level 0.9",
        "--distance table --ties split --seed 7 --label population --yi yi --sei sei",
        "--distance distances --sei sei",
        "--distance matrix"
      })
  void mantraOfEveryInput(String options) {
    MapHost host = host();
    List<String> words = new ArrayList<>(List.of("snp"));
    words.addAll(Arrays.asList(options.split(" ")));
    words.addAll(List.of("--as", "m", "--code"));
    Cell.run(host, "mantra", words, null);
    eval(host.printed.toString());
    MantraFit m = (MantraFit) host.values.get("m");
    assertEquals(Double.toString(m.log10BF()), eval("m.log10BF()"));
    assertEquals(
        Double.toString(m.effects().doubleColumn("upper").get(4)),
        eval("m.effects().doubleColumn(\"upper\").get(4)"));
  }

  @Test
  void aScanOfAFile(@TempDir Path folder) throws Exception {
    Path in = folder.resolve("in.tsv");
    String lines = "SNP beta_EA se_EA beta_AA se_AA\nrs1 .1 .05 .2 .1\n";
    Files.writeString(in, lines);
    String out = folder.resolve("out.tsv").toString();
    MapHost host = host().with("d", new double[][] {{0, 1}, {1, 0}});
    List<String> words =
        List.of(in.toString(), "--distance", "d", "--out", out, "--as", "filed", "--code");
    Cell.run(host, "scan", words, null);
    byte[] results = Files.readAllBytes(Path.of(out));
    Files.delete(Path.of(out));
    eval("double[][] d = {{0, 1}, {1, 0}};");
    eval(host.printed.toString());
    assertArrayEquals(results, Files.readAllBytes(Path.of(out)));
  }

  @Test
  void aModelWithWeightsOfTheLikelihood() {
    for (String text : new String[] {null, "yi ~ ablat + meta_V(V = vi)\nsigma ~ ablat"}) {
      MapHost host = host();
      Cell.run(
          host,
          "meta",
          List.of("dat", "--method", "ML", "--weights", "ablat", "--as", "weighted", "--code"),
          text);
      eval(host.printed.toString());
      FrequentistFit weighted = (FrequentistFit) host.values.get("weighted");
      assertEquals(Double.toString(weighted.logLik()), eval("weighted.logLik()"));
    }
  }
}

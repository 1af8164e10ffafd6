package io.github.metasaw.report.narrative;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.bayes.sampler.Sampler;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Wording;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Pooled;
import io.github.metasaw.fit.PooledFit;
import io.github.metasaw.fit.VarianceSource;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.bias.AsymmetryTests;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsOptions;
import io.github.metasaw.freq.tau2.Tau2Estimator;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.report.document.Block;
import io.github.metasaw.report.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class ReportTest {

  private static final Table BCG = Meta.dataset("bcg");

  /** A number that is not part of a name: tau2, I2 and 95 % of a level are dealt with apart. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![A-Za-z0-9_.])-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?(?![A-Za-z0-9_])");

  private static Table table(double[] yi, double[] vi) {
    return Table.create("dat", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
  }

  private static FrequentistFit fit(Table table, FreqOptions options) {
    return Meta.fit(Meta.studies(table), options);
  }

  /** Fits of every kind, and those at the edges: one study, no heterogeneity, dropped rows. */
  private static Map<String, Fit> fits() {
    FreqOptions defaults = FreqOptions.defaults();
    Map<String, Fit> fits = new LinkedHashMap<>();
    fits.put("REML", fit(BCG, defaults));
    fits.put("Knapp-Hartung", fit(BCG, defaults.withTest(CoefficientTest.KNHA)));
    fits.put("DL at 90 %", fit(BCG, defaults.withMethod(Tau2Estimator.DL).withLevel(0.9)));
    fits.put("common", fit(BCG, defaults.withMethod(Tau2Estimator.COMMON)));
    fits.put("fixed", fit(BCG, defaults.withMethod(Tau2Estimator.FIXED)));
    fits.put("tau2 given", fit(BCG, defaults.withFixedTau2(0.3)));
    fits.put("regression", Meta.fit(BCG, "yi ~ ablat + alloc + meta_V(V = vi)"));
    fits.put("multilevel", Meta.fit(BCG, "yi ~ 1 + (1 | alloc) + meta_V(V = vi)"));
    fits.put("location-scale", Meta.fit(BCG, "yi ~ 1 + meta_V(V = vi)\nsigma ~ ablat"));
    fits.put("one study", fit(table(new double[] {0.3}, new double[] {0.04}), defaults));
    fits.put(
        "tau2 = 0",
        fit(table(new double[] {0.1, 0.1, 0.1}, new double[] {0.04, 0.05, 0.09}), defaults));
    fits.put(
        "dropped row",
        fit(
            table(new double[] {0.1, 0.5, 0.3, 0.9}, new double[] {0.04, Double.NaN, 0.1, 0.02}),
            defaults));
    Table counts = Meta.effects(Meta.dataset("nielweise2007"), EffectMeasure.OR);
    for (CountsMethod method :
        List.of(CountsMethod.MH, CountsMethod.PETO, CountsMethod.CM_EL, CountsMethod.UM_FS)) {
      fits.put(method.id(), Meta.counts(counts, CountsOptions.defaults().withMethod(method)));
    }
    fits.put(
        "exact",
        Meta.bayes(BCG, "yi ~ 1\nprior mu = normal(0, sd = 1)\nprior tau = half_cauchy(0.5)"));
    fits.put("exact regression", Meta.bayes(BCG, "yi ~ ablat\nprior tau = half_cauchy(0.5)"));
    fits.put(
        "sampled",
        Meta.bayes(
            BCG,
            "yi ~ 1\nprior tau = half_cauchy(0.5)",
            BayesOptions.defaults()
                .withSampler(Sampler.NUTS)
                .withChains(2)
                .withWarmup(200)
                .withDraws(200)));
    fits.put("factor", Meta.fit(BCG, "yi ~ alloc + meta_V(V = vi)"));
    fits.put(
        "common regression",
        Meta.fit(
            Meta.studies(BCG).measure(EffectMeasure.RR),
            ModelSpec.parse("yi ~ ablat", Map.of()),
            defaults.withMethod(Tau2Estimator.COMMON)));
    fits.put(
        "huge tau2",
        fit(
            table(new double[] {-400, 300, 1200, -900, 50}, new double[] {4, 5, 9, 3, 2}),
            defaults.withTest(CoefficientTest.KNHA)));
    fits.put(
        "two outcomes",
        Meta.fit(Meta.dataset("berkey1998"), "yi ~ 0 + outcome + (0 + outcome | trial)"));
    fits.put(
        "proportions", fit(Meta.effects(Meta.dataset("pritz1997"), EffectMeasure.PLO), defaults));
    fits.put("ratios", Meta.fit(Meta.studies(BCG).measure(EffectMeasure.RR).read()));
    return fits;
  }

  @Test
  void aReportIsWrittenOnce() {
    Report report = Report.of(Meta.fit(Meta.studies(Meta.dataset("bcg")).read()));
    assertSame(report.document(), report.document());
  }

  @Test
  void noNumberInATextIsAbsentFromTheResult() {
    Map<String, Fit> fits = fits();
    assertTrue(fits.size() >= 20, "only " + fits.size());
    Map<String, Integer> read = new LinkedHashMap<>();
    fits.forEach(
        (name, fit) -> {
          List<Double> known = known(fit);
          for (String text : paragraphs(fit)) {
            Matcher number = NUMBER.matcher(withoutNames(text, fit));
            while (number.find()) {
              String token = number.group();
              read.merge(name, 1, Integer::sum);
              assertTrue(
                  known.stream().anyMatch(value -> reads(value, token)),
                  name + ": where does " + token + " come from? " + text);
            }
          }
        });
    fits.keySet().forEach(name -> assertTrue(read.getOrDefault(name, 0) >= 5, name + read));
    assertFalse(reads(0.71453, "0.7146"));
    assertTrue(reads(0.71453, "0.7145"));
  }

  private static List<String> paragraphs(Fit fit) {
    return Report.of(fit)
        .withSections(ReportSection.METHODS, ReportSection.RESULTS)
        .document()
        .blocks()
        .stream()
        .filter(Block.Paragraph.class::isInstance)
        .map(block -> ((Block.Paragraph) block).text())
        .toList();
  }

  /** Checks, priors, versions and years are told by others; their digits are no results. */
  private static String withoutNames(String text, Fit fit) {
    String plain =
        text.replaceAll("Metasaw .* [(]Java .*", "")
            .replaceAll("[A-Z][\\p{L} .]* (19|20)\\d\\d", "");
    if (fit instanceof PooledFit pooled && pooled.I2() > 0.999) {
      plain = plain.replace("above 99.9 %", "");
    }
    for (Check check : fit.checkList()) {
      plain = plain.replace(check.message(Wording.JAVA), "");
    }
    for (String setting : fit.provenance().settings().values()) {
      plain = setting.contains("(") ? plain.replace(setting, "") : plain;
    }
    return plain;
  }

  private static boolean reads(double value, String token) {
    int point = token.indexOf('.');
    int exponent = token.indexOf('e');
    double read = Double.parseDouble(token);
    if (exponent >= 0) {
      return Math.abs(value - read) <= 1e-3 * Math.abs(read);
    }
    int decimals = point < 0 ? 0 : token.length() - point - 1;
    double unit = Math.pow(10, -decimals);
    // Trailing zeros are not written, so a whole number may stand for four significant digits.
    return Math.abs(value - read) <= 0.5 * unit + 1e-12
        && (decimals > 0 || Math.abs(value - read) <= 5e-4 * Math.max(1, Math.abs(read)));
  }

  private static List<Double> known(Fit fit) {
    Studies studies = fit.studies();
    Transformation scale = studies.transformation();
    List<Double> known =
        new ArrayList<>(
            List.of(
                (double) studies.k(),
                (double) studies.rowsRead(),
                (double) studies.dropped().size(),
                100 * fit.level(),
                1e-4));
    studies.dropped().forEach(row -> known.add((double) row.row()));
    Pooled pooled = fit.pooled();
    for (double bound :
        new double[] {
          pooled.estimate(),
          pooled.lower(),
          pooled.upper(),
          pooled.predictionLower(),
          pooled.predictionUpper()
        }) {
      known.add(scale.apply(bound));
    }
    for (String setting : fit.provenance().settings().values()) {
      if (setting.matches("-?\\d+(\\.\\d+)?")) {
        known.add(Double.parseDouble(setting));
      }
    }
    if (fit instanceof PooledFit frequentist) {
      known.addAll(
          List.of(
              frequentist.statistic(),
              frequentist.p(),
              frequentist.testDf(),
              frequentist.Q(),
              (double) frequentist.df(),
              frequentist.Qp(),
              100 * frequentist.I2(),
              100 * frequentist.I2FromQ(),
              frequentist.tau2(),
              frequentist.tau(),
              frequentist.heterogeneity().seTau2()));
    }
    if (fit instanceof FrequentistFit frequentist) {
      for (String column : List.of("estimate", "lower", "upper", "p")) {
        frequentist.coefficients().doubleColumn(column).asList().forEach(known::add);
      }
      FrequentistFit.ModeratorTest test = frequentist.moderatorTest();
      known.addAll(
          List.of(
              test.statistic(), (double) test.df1(), test.df2(), test.p(), 100 * frequentist.R2()));
      frequentist.varianceSources().stream()
          .flatMap(source -> source.effects().stream())
          .map(VarianceSource.Effect::sd)
          .forEach(known::add);
    }
    if (fit instanceof BayesFit posterior) {
      posterior.parameters().stream()
          .limit(fit.design().columns())
          .forEach(
              name -> {
                known.add(posterior.mean(name));
                known.add(posterior.interval(name, fit.level()).lower());
                known.add(posterior.interval(name, fit.level()).upper());
              });
      known.add(posterior.median("tau"));
      known.add(posterior.interval("tau", fit.level()).lower());
      known.add(posterior.interval("tau", fit.level()).upper());
    }
    return known;
  }

  @Test
  void theWordsFollowFromTheFacts() {
    Map<String, Fit> fits = fits();
    Map<String, String> texts =
        fits.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> String.join(" ", paragraphs(each.getValue()))));
    assertTrue(texts.get("common").contains("assumes that all studies estimate the same effect"));
    assertFalse(texts.get("common").contains("next study"), texts.get("common"));
    assertTrue(texts.get("fixed").contains("precision-weighted average"));
    assertTrue(texts.get("Knapp-Hartung").contains("Knapp and Hartung (Hartung and Knapp 2001"));
    assertTrue(texts.get("tau2 given").contains("was fixed at τ² = 0.3"));
    assertTrue(texts.get("regression").contains("about a mean that depends on ablat and alloc."));
    assertTrue(
        texts.get("location-scale").contains("the log of sigma depends on ablat"),
        texts.get("location-scale"));
    assertTrue(texts.get("one study").contains("this is no meta-analysis"));
    assertTrue(texts.get("dropped row").contains("1 of 4 rows was excluded"));
    assertTrue(texts.get("MH").contains("back-transformed to an odds ratio"), texts.get("MH"));
    assertFalse(texts.get("MH").contains("next study"), texts.get("MH"));
    assertTrue(texts.get("exact").contains("without simulation"));
    assertTrue(texts.get("sampled").contains("2 chains of 200 draws"));
    assertTrue(texts.get("ratios").contains("analysed as the log risk ratio"));
    texts.values().forEach(text -> assertFalse(text.contains("NaN"), text));
  }

  @Test
  void noSentenceClaimsMoreThanTheModelHas() {
    Map<String, String> texts =
        fits().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> String.join(" ", paragraphs(each.getValue()))));
    String common = texts.get("common regression");
    assertTrue(
        common.contains("the effect of a study depends on ablat and on nothing else."), common);
    assertFalse(common.contains("all studies estimate the same effect"), common);
    assertFalse(common.contains("of the variance of the true effects"), common);
    assertTrue(common.contains("The adjusted R² of the weighted regression is"), common);
    assertTrue(common.contains("on the scale of the log risk ratio"), common);
    assertFalse(common.contains("τ"), common);
    assertFalse(texts.get("MH").contains("τ"), texts.get("MH"));
    assertTrue(texts.get("huge tau2").contains("I² is above 99.9 %."), texts.get("huge tau2"));
    assertTrue(texts.get("huge tau2").contains("t with 4 df"), texts.get("huge tau2"));
    String factor = texts.get("factor");
    assertTrue(
        factor.contains("The difference between alloc = random and alloc = alternate"), factor);
    assertTrue(factor.contains("no smaller than without (R² = 0.0 %)"), factor);
    String outcomes = texts.get("two outcomes");
    assertTrue(outcomes.contains("outcomeAL and outcomePD within the levels of trial"), outcomes);
    assertTrue(outcomes.contains("The mean of the true effects with outcome = AL"), outcomes);
    assertTrue(outcomes.contains("joint test that all coefficients are 0"), outcomes);
    String scale = texts.get("location-scale");
    assertTrue(scale.contains("root mean squares, because they depend on moderators"), scale);
    assertTrue(scale.contains("a study with the mean variance of the true effects"), scale);
    assertTrue(
        texts
            .get("proportions")
            .contains("analysed on the logit scale, on which τ and τ² are given"),
        texts.get("proportions"));
    String exact = texts.get("exact");
    assertTrue(exact.contains("(posterior mean; 95 % credible interval"), exact);
    assertTrue(exact.contains("normal(0, sd = 1) for mu and half_cauchy(0.5) for tau"), exact);
    assertTrue(
        texts
            .get("dropped row")
            .contains("Rows that lack a value needed for the analysis were left out."),
        texts.get("dropped row"));
  }

  @Test
  void oneStudyHasNoPooledEffectInTablesAndFigures() {
    Document document =
        Report.of(fit(table(new double[] {0.3}, new double[] {0.04}), FreqOptions.defaults()))
            .document();
    assertTrue(document.text().contains("The estimate of the one study."), document.text());
    assertFalse(document.text().contains("pooled effect"), document.text());
    assertFalse(document.text().contains("Random effects"), document.text());
  }

  @Test
  void mantraIsToldInSentences() {
    Table snp = Meta.dataset("cdkal1");
    Document document =
        Report.of(
                Mantra.of(Distances.of(Meta.dataset("cdkal1_distances")))
                    .fit(Meta.studies(snp).read()))
            .document();
    String text = document.text();
    assertTrue(
        text.contains("The partitions of the studies into clusters were enumerated (15)."), text);
    assertTrue(
        text.contains(
            "The posterior probability that the effects differ between studies is 0.993."),
        text);
    assertFalse(text.contains("ℹ"), text);
    assertTrue(text.contains("The Bayes factors rest on this prior"), text);
  }

  @Test
  void prismaFollowsFromTheResultsBesideTheFits() {
    FrequentistFit fit = fit(BCG, FreqOptions.defaults());
    String plain = Report.of(fit).document().text();
    for (String item : List.of("13f", "14", "16a", "18", "20d", "21", "22")) {
      assertTrue(plain.matches("(?s).*[|] " + item + " [|][^|]*[|] not in this report.*"), item);
    }
    String rich =
        Report.of(fit, fit.leaveOneOut(), AsymmetryTests.table(AsymmetryTests.all(fit)))
            .document()
            .text();
    for (String item : List.of("13f", "14", "20d", "21")) {
      assertTrue(rich.matches("(?s).*[|] " + item + " [|][^|]*[|] (Methods|Results).*"), item);
    }
    assertTrue(rich.contains("examined by leaving out one study"), rich);
    assertTrue(rich.contains("examined by tests of funnel plot asymmetry"), rich);
    String two =
        Report.of(fit, fit(BCG, FreqOptions.defaults().withMethod(Tau2Estimator.DL)))
            .document()
            .text();
    assertTrue(two.contains("examined by fitting several models to the same studies"), two);
  }

  @Test
  void twoOutcomesOfTheSameTrialsAreNoSensitivityAnalysis() {
    Table other = BCG.copy();
    other.replaceColumn("yi", other.doubleColumn("yi").multiply(2).setName("yi"));
    Report report = Report.of(fit(BCG, FreqOptions.defaults()), fit(other, FreqOptions.defaults()));
    String text = report.document().text();
    assertFalse(text.contains("several models to the same studies"), text);
    assertEquals(3, text.split("estimates with their intervals and weights", -1).length, text);
  }

  @Test
  void fixedEffectsAreInOrdinaryLetters() {
    FrequentistFit fixed = fit(BCG, FreqOptions.defaults().withMethod(Tau2Estimator.FIXED));
    String text = Report.of(fixed, fit(BCG, FreqOptions.defaults())).document().text();
    assertFalse(text.contains("effectS"), text);
  }

  @Test
  void sectionsAreChosenAndCome() {
    List<String> headings =
        Report.of(fit(BCG, FreqOptions.defaults()))
            .withSections(ReportSection.CHECKS, ReportSection.METHODS)
            .document()
            .blocks()
            .stream()
            .filter(Block.Heading.class::isInstance)
            .map(block -> ((Block.Heading) block).text())
            .toList();
    assertEquals(List.of("Methods", "Checks"), headings);
    assertThrows(MetaException.class, () -> Report.of(BCG).withSections());
    assertThrows(MetaException.class, () -> Report.of());
    MetaException fault = assertThrows(MetaException.class, () -> Report.of("text"));
    assertTrue(fault.getMessage().contains("a report tells of fits"), fault.getMessage());
  }

  @Test
  void everyWorkCitedIsInTheListAndNoOther() {
    fits()
        .forEach(
            (name, fit) -> {
              Document document = Report.of(fit).document();
              String text = document.text();
              document
                  .references()
                  .forEach(work -> assertTrue(text.contains(work.inText()), name + work.inText()));
              Matcher cited =
                  Pattern.compile("\\(([A-Z][^()]* (?:19|20)\\d\\d(?:; [^()]*)?)\\)").matcher(text);
              while (cited.find()) {
                for (String one : cited.group(1).split("; ", -1)) {
                  assertTrue(
                      document.references().stream().anyMatch(work -> work.inText().equals(one)),
                      name + ": " + one);
                }
              }
            });
  }

  @Test
  void prismaItemsAreAnsweredWhereTheAnalysisHasThem() {
    String plain = Report.of(fit(BCG, FreqOptions.defaults())).document().text();
    assertTrue(plain.contains("| 13e | methods to explore causes of heterogeneity | not in this"));
    String regression = Report.of(Meta.fit(BCG, "yi ~ ablat")).document().text();
    assertTrue(regression.contains("| 13e | methods to explore causes of heterogeneity | Methods"));
    assertTrue(plain.contains("| 22 | certainty of the evidence for each outcome | not in this"));
  }

  @Test
  void tablesAndFiguresGoWithAFit() {
    FrequentistFit fit = fit(BCG, FreqOptions.defaults());
    Document document =
        Report.of(
                List.of(
                    new ReportResult("fit", fit),
                    new ReportResult("loo", fit.leaveOneOut().setName("leave-one-out")),
                    new ReportResult("radial", Meta.funnel(fit))))
            .document();
    assertTrue(document.text().contains("Leave-one-out."), document.text());
    assertEquals(
        3, document.blocks().stream().filter(Block.NumberedFigure.class::isInstance).count());
  }
}

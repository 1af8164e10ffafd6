package io.github.metasaw.digits;

import static io.github.metasaw.reference.ReferenceFile.number;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.InformationMatrix;
import io.github.metasaw.freq.bias.Alternative;
import io.github.metasaw.freq.counts.CountTables;
import io.github.metasaw.freq.counts.CountsMethod;
import io.github.metasaw.freq.counts.CountsSolution;
import io.github.metasaw.freq.counts.CountsTest;
import io.github.metasaw.freq.counts.MantelHaenszel;
import io.github.metasaw.freq.counts.MixedModel;
import io.github.metasaw.freq.counts.Peto;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.freq.selection.SelectionReferenceTest;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.model.counts.CountData;
import io.github.metasaw.model.counts.OneGroupProportions;
import io.github.metasaw.model.counts.Quadrature;
import io.github.metasaw.reference.ReferenceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tech.tablesaw.api.Table;

/** Models whose maximum R searches numerically, and pooled counts. */
final class OtherDigits {

  private static final Set<String> INTEGRATED =
      Set.of("beta", "beta_two_sided", "negexppow", "power");

  private final List<Digit> digits;

  OtherDigits(List<Digit> digits) {
    this.digits = digits;
  }

  void addAll() {
    for (String data : List.of("bcg", "hine1989", "nielweise2007")) {
      closedForms(data);
    }
    mixedModels();
    schools();
    locationScale();
    for (String file : List.of("bcg_RR", "bangertdrowns2004")) {
      selection(file);
    }
  }

  private DigitsTest.Call call(String data, String name, Cause cause) {
    return new DigitsTest.Call(digits, data, name, cause);
  }

  private void closedForms(String data) {
    String file = "mh_peto_" + data;
    for (EffectMeasure measure : List.of(EffectMeasure.OR, EffectMeasure.RR, EffectMeasure.RD)) {
      for (boolean isCorrected : new boolean[] {true, false}) {
        String name = "MH_" + measure + (isCorrected ? "_correct" : "_nocorrect");
        JsonNode r = CountTables.file(file).get(name);
        CountsSolution fit =
            MantelHaenszel.of(measure).withCorrection(isCorrected).fit(CountTables.tables(file));
        DigitsTest.Call to =
            call(data, "rma.mh " + name.substring(3).replace('_', ' '), Cause.NONE);
        pooled(to, r, fit);
        to.add("MH", r.get("MH"), fit.test(CountsTest.MANTEL_HAENSZEL).statistic());
        to.add("p of MH", r.get("MHp"), fit.test(CountsTest.MANTEL_HAENSZEL).p());
        to.add("BD", r.get("BD"), fit.test(CountsTest.BRESLOW_DAY).statistic());
        to.add("TA", r.get("TA"), fit.test(CountsTest.TARONE).statistic());
      }
    }
    pooled(
        call(data, "rma.peto", Cause.NONE),
        CountTables.file(file).get("PETO"),
        Peto.of().fit(CountTables.tables(file)));
  }

  private static void pooled(DigitsTest.Call to, JsonNode r, CountsSolution fit) {
    to.add("estimate", r.get("b"), fit.estimate());
    to.add("SE", r.get("se"), fit.se());
    to.add("Q", r.get("QE"), fit.test(CountsTest.HETEROGENEITY).statistic());
    to.add("p of Q", r.get("QEp"), fit.test(CountsTest.HETEROGENEITY).p());
  }

  private void mixedModels() {
    CountData tables = CountTables.tables("mh_peto_nielweise2007");
    for (String name : List.of("UM.FS 7", "UM.RS laplace", "CM.AL 7", "CM.EL exact")) {
      mixed("nielweise2007", "glmm_nielweise2007_OR", name, EffectMeasure.OR, tables);
    }
    CountData rates = CountTables.personTime("mh_person_time_nielweise2008");
    for (String name : List.of("UM.FS 7", "UM.RS laplace", "CM.EL 7")) {
      mixed("nielweise2008", "glmm_nielweise2008_IRR", name, EffectMeasure.IRR, rates);
    }
    CountData proportions =
        new OneGroupProportions(
            new double[] {16, 10, 4, 43, 10, 25, 13, 12, 22, 4, 5, 18, 58, 6},
            new double[] {17, 12, 8, 58, 10, 42, 14, 12, 41, 5, 6, 23, 68, 10});
    mixed("pritz1997", "glmm_pritz1997_PLO", "PLO 7", EffectMeasure.PLO, proportions);
  }

  private void mixed(
      String data, String file, String nameAndRule, EffectMeasure measure, CountData counts) {
    String name = nameAndRule.split(" ")[0];
    String rule = nameAndRule.split(" ")[1];
    JsonNode r = CountTables.file(file).get("results").get(name);
    CountsMethod method = name.equals("PLO") ? CountsMethod.GLMM : CountsMethod.parse(name);
    CountsSolution fit =
        MixedModel.of(method, measure).withQuadrature(Quadrature.parse(rule)).fit(counts);
    DigitsTest.Call to = call(data, "rma.glmm " + name, Cause.LME4);
    to.add("estimate", r.get("b"), fit.estimate());
    to.add("SE", r.get("se"), fit.se());
    to.add("tau2", r.get("tau2"), fit.spread().tau2());
    to.add("I2", r.get("I2"), 100 * fit.spread().I2());
    to.add("H2", r.get("H2"), fit.spread().H2());
    to.add("Wald Q", r.get("QE_Wld"), fit.test(CountsTest.HETEROGENEITY).statistic());
    to.add("LR Q", r.get("QE_LRT"), fit.test(CountsTest.LIKELIHOOD_RATIO).statistic());
    Cause cause = rule.equals("7") ? Cause.CONDITIONAL : Cause.LME4;
    to.add("log-likelihood", cause, r.at("/fit_stats_ML/ll"), fit.fit().criteria().logLik());
  }

  private void schools() {
    ReferenceFile file = ReferenceFile.of("metafor_mv/konstantopoulos2011");
    for (String method : List.of("REML", "ML")) {
      JsonNode r = file.root().at("/results/" + method + "/fit");
      ModelSpec spec = ModelSpec.parse("yi ~ 1 + (1 | district/school) + meta_V(V = vi)", Map.of());
      FrequentistFit fit =
          Meta.fit(StudyReader.of(file.table()), spec, FreqOptions.defaults().withMethod(method));
      refuseLower(r.get("logLik"), fit.logLik(), method);
      DigitsTest.Call to = call("konstantopoulos2011", "rma.mv " + method, Cause.SEARCH);
      to.add("estimate", r.get("b"), fit.beta());
      to.add("SE", r.get("se"), fit.standardErrors());
      Table components = fit.components();
      to.add("variances", r.get("sigma2"), components.doubleColumn("variance").asDoubleArray());
      to.add("Q", r.get("QE"), fit.Q());
      to.add("p of Q", r.get("QEp"), fit.Qp());
      to.add("log-likelihood", r.get("logLik"), fit.logLik());
      to.add("AIC", r.at("/fit_stats/" + method + "/AIC"), fit.aic());
      to.add("BIC", r.at("/fit_stats/" + method + "/BIC"), fit.bic());
    }
  }

  private void locationScale() {
    Map<String, String> models =
        Map.of(
            "bcg_RR ablat", "yi ~ ablat; sigma ~ ablat",
            "bcg_RR alloc_scale", "yi ~ 1; sigma ~ alloc",
            "raudenbush1985 weeks3", "yi ~ 1; sigma ~ weeks3",
            "bangertdrowns2004 ni_loc_scale", "yi ~ 1; sigma ~ I(ni/100)");
    new TreeMap<>(models)
        .forEach(
            (name, model) -> {
              locationScale(name, model, "ML");
              locationScale(name, model, "REML");
            });
  }

  private void locationScale(String name, String model, String method) {
    String data = name.split(" ")[0];
    ReferenceFile file = ReferenceFile.of("metafor_uni/" + data + "_location_scale");
    String key = name.split(" ")[1] + "_" + method + "_log";
    JsonNode r = file.root().at("/results/" + key);
    FreqOptions options =
        FreqOptions.defaults().withMethod(method).withInformation(InformationMatrix.EXPECTED);
    ModelSpec spec = ModelSpec.parse(model.replace(";", "\n"), Map.of());
    FrequentistFit fit = Meta.fit(StudyReader.of(file.table()), spec, options);
    refuseLower(r.get("logLik"), fit.logLik(), name);
    int p = r.get("b").size();
    DigitsTest.Call to =
        call(data.replaceFirst("_.*", ""), "rma " + key.replace('_', ' '), Cause.SEARCH);
    to.add("estimate", r.get("b"), Arrays.copyOf(fit.beta(), p));
    to.add("SE", r.get("se"), Arrays.copyOf(fit.standardErrors(), p));
    to.add("alpha", r.get("alpha"), doubled(fit.beta(), p));
    to.add("SE of alpha", r.get("se_alpha"), doubled(fit.standardErrors(), p));
    to.add("Q", r.get("QE"), fit.Q());
    to.add("log-likelihood", r.get("logLik"), fit.logLik());
  }

  /** metafor models log(tau2), this library log(sigma). */
  private static double[] doubled(double[] values, int from) {
    return Arrays.stream(values, from, values.length).map(value -> 2 * value).toArray();
  }

  private void selection(String data) {
    String name = data + "_selmodel";
    ReferenceFile file = ReferenceFile.of("metafor_uni/" + name);
    Table table = file.table();
    Alternative alternative = Alternative.parse(file.root().get("alternative").asText());
    for (Map.Entry<String, JsonNode> entry : file.root().get("results").properties()) {
      String key = entry.getKey();
      JsonNode r = entry.getValue();
      FreqOptions options = FreqOptions.defaults();
      FrequentistFit start =
          Meta.fit(
              Meta.studies(table), key.startsWith("FE") ? options.withMethod("common") : options);
      SelectionFit fit = SelectionReferenceTest.model(key, alternative).fit(start);
      boolean isElsewhere = SelectionReferenceTest.endedElsewhere(name, key);
      boolean isIntegrated = INTEGRATED.contains(key);
      Cause cause = isElsewhere ? Cause.ELSEWHERE : isIntegrated ? Cause.INTEGRAL : Cause.SEARCH;
      if (cause == Cause.SEARCH) {
        refuseLower(r.get("logLik"), fit.logLik(), key);
      }
      DigitsTest.Call to =
          call(data.replaceFirst("_.*", ""), "selmodel " + key.replace('_', ' '), cause);
      to.add("estimate", r.get("beta"), fit.estimate());
      to.add("tau2", r.get("tau2"), fit.tau2());
      to.add("delta", r.get("delta"), fit.delta());
      to.add("LR", r.get("LRT"), fit.lrt());
      to.add("p of LR", r.get("LRTp"), fit.lrtP());
      to.add("log-likelihood", r.get("logLik"), fit.logLik());
    }
  }

  /** The cause SEARCH is true only if our maximum is not the lower one. */
  private static void refuseLower(JsonNode theirs, double ours, String what) {
    assertTrue(ours >= number(theirs) - 1e-8, what + ": " + ours + " is below " + theirs);
  }
}

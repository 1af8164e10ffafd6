package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.data.effect.EffectMeasure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables, lines and values with which {@link MagicContractTest} tries options of effect sizes. */
final class EffectLines {

  private static final int K = 8;

  /** The table and the measure that show what a column or an option does. */
  private static final Map<String, String> SHOWN =
      Map.ofEntries(
          Map.entry("ai", "OR cells"),
          Map.entry("bi", "OR cells"),
          Map.entry("ci", "OR cells"),
          Map.entry("di", "OR cells"),
          Map.entry("n1i", "OR arms"),
          Map.entry("n2i", "OR arms"),
          Map.entry("x1i", "IRR rates"),
          Map.entry("x2i", "IRR rates"),
          Map.entry("t1i", "IRR rates"),
          Map.entry("t2i", "IRR rates"),
          Map.entry("m1i", "SMD means"),
          Map.entry("m2i", "SMD means"),
          Map.entry("sd1i", "SMD means"),
          Map.entry("sd2i", "SMD means"),
          Map.entry("xi", "PR events"),
          Map.entry("mi", "MN single"),
          Map.entry("ri", "COR correlations"),
          Map.entry("ti", "PCOR tests"),
          Map.entry("fi", "R2 tests"),
          Map.entry("pi", "SMD values"),
          Map.entry("sdi", "MN single"),
          Map.entry("r2i", "SPCOR tests"),
          Map.entry("ni", "COR correlations"),
          Map.entry("yi", "HR hazards"),
          Map.entry("vi", "HR hazards"),
          Map.entry("sei", "HR errors"),
          Map.entry("add", "OR zeros"),
          Map.entry("to", "OR zeros"),
          Map.entry("drop00", "OR zeros"),
          Map.entry("vtype", "SMD means"),
          Map.entry("flip", "OR cells"),
          Map.entry("no-correct", "SMD means"),
          Map.entry("label", "OR cells"));

  private EffectLines() {}

  /** The lines to which options are added, by magic and option. */
  static Map<String, String> lines() {
    Map<String, String> lines = new HashMap<>();
    SHOWN.forEach(
        (option, shown) -> {
          lines.put("es." + option, "%es " + shown);
          if (!List.of("ci", "yi", "vi", "sei", "label").contains(option)) {
            String[] words = shown.split(" ");
            String line = words[1] + " --measure " + words[0];
            lines.put("meta." + option, "%meta " + line);
            lines.put(
                "bayes." + option,
                "%bayes "
                    + line
                    + " --prior \"tau = half_cauchy(0.5)\" --sampler direct --chains 2 --draws 100");
          }
        });
    lines.put("meta.scale", "%meta odds");
    lines.put("meta.quadrature", "%meta odds --method CM.EL");
    lines.put("compare.pooled-drop00", "%compare risks --methods MH");
    lines.put("compare.methods", "%compare odds");
    lines.put("meta.no-correct", "%meta means --measure SMD | %meta odds --method MH");
    for (String option : List.of("pooled-add", "pooled-to", "pooled-drop00")) {
      lines.put("meta." + option, "%meta zeros --measure OR --method MH");
    }
    lines.put("meta.keep00", "%meta sparse --method UM.RS");
    for (String option : List.of("add", "to", "keep00", "pooled-add", "pooled-to", "quadrature")) {
      lines.put("compare." + option, "%compare sparse --methods MH,UM.RS");
    }
    String priors = " --prior \"mu = normal(0, sd = 2)\" --prior \"tau = half_normal(sd = 0.5)\"";
    lines.put("bayes.likelihood", "%bayes odds" + priors);
    lines.put("bayes.baseline", "%bayes odds --likelihood binomial" + priors);
    lines.put("bayes.scale", "%bayes odds --sampler direct --chains 2 --draws 100");
    for (String magic :
        List.of(
            "summary",
            "forest",
            "funnel",
            "predict",
            "loo",
            "cumulative",
            "confidence",
            "petpeese",
            "radial",
            "drapery",
            "doi",
            "power",
            "orchard")) {
      lines.put(magic + ".scale", "%" + magic + " oddsfit");
    }
    lines.put("compare.scale", "%compare oddsfit oddsfit");
    lines.put("shrinkage.scale", "%shrinkage oddspost");
    lines.put("caterpillar.scale", "%caterpillar oddspost");
    lines.put("bubble.scale", "%bubble oddsreg --x year");
    lines.put("levels.scale", "%levels oddsreg");
    lines.put("means.scale", "%means oddsreg");
    lines.put("contrast.scale", "%contrast oddsreg year=1");
    lines.put("robust.scale", "%robust oddsreg --cluster study");
    return lines;
  }

  /** A value for each option, by option or by magic and option. */
  static Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    for (String option : SHOWN.keySet()) {
      values.put(
          option,
          option.startsWith("n") || option.startsWith("t1") || option.startsWith("t2")
              ? "many"
              : "few");
    }
    values.keySet().removeAll(List.of("yi", "vi", "sei", "ci", "label"));
    List.of("ri", "pi", "r2i").forEach(option -> values.put(option, "half"));
    values.put("es.ci", "few");
    values.put("es.yi", "half");
    values.put("es.vi", "half");
    values.put("es.sei", "half");
    values.put("es.label", "name");
    values.put("measure", "OR");
    values.put("methods", "IV,MH");
    values.put("quadrature", "laplace");
    values.put("add", "1");
    values.put("to", "all");
    values.put("pooled-add", "1");
    values.put("pooled-to", "all");
    values.put("vtype", "UB");
    values.put("bounds", "lower,upper");
    values.put("likelihood", "conditional");
    values.put("baseline", "normal(0, sd = 3)");
    values.put("scale", "analysis");
    for (String magic :
        List.of("predict", "means", "contrast", "confidence", "robust", "petpeese")) {
      values.put(magic + ".scale", "measure");
    }
    return values;
  }

  /** Tables of raw data, and fits of log odds ratios. */
  static Map<String, Object> notebook() {
    Map<String, Object> values = new HashMap<>();
    values.put("cells", table("ai", "bi", "ci", "di"));
    Table partial = Meta.effects(table("ai", "bi", "ci", "di"), EffectMeasure.OR);
    partial.addColumns(column("wanted", i -> i % 2));
    partial.doubleColumn("yi").setMissing(1);
    values.put("partial", partial);
    Table zeros = table("ai", "bi", "ci", "di");
    zeros.doubleColumn("ai").set(1, 0.0);
    zeros.doubleColumn("ai").set(2, 0.0);
    zeros.doubleColumn("ci").set(2, 0.0);
    values.put("zeros", zeros);
    values.put("sparse", Meta.effects(zeros, EffectMeasure.OR));
    values.put("risks", Meta.effects(zeros, EffectMeasure.RD));
    values.put("arms", table("ai", "n1i", "ci", "n2i"));
    values.put("rates", table("x1i", "t1i", "x2i", "t2i"));
    values.put("means", table("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"));
    values.put("events", table("xi", "ni"));
    values.put("single", table("mi", "sdi", "ni"));
    values.put("correlations", table("ri", "ni"));
    values.put("tests", table("ti", "fi", "ni", "mi", "r2i"));
    values.put("values", table("pi", "n1i", "n2i"));
    values.put("hazards", table("yi", "vi"));
    values.put("errors", table("yi", "sei"));
    Table intervals = table("m1i", "n1i", "m2i", "n2i");
    intervals.addColumns(
        column("med", i -> 4 + i),
        column("se", i -> i < 4 ? 0.5 : Double.NaN),
        column("lower1i", i -> i < 4 ? Double.NaN : 3 + i),
        column("upper1i", i -> i < 4 ? Double.NaN : 6 + i));
    values.put("intervals", intervals);
    values.put("trials", intervals);
    values.put("changes", table("sdpre1i", "sdpost1i", "n1i"));
    values.put("clusters", table("ai", "n1i", "ci", "n2i").addColumns(column("clusteri", i -> 5)));
    Table chiSquares = table("n1i", "n2i");
    chiSquares.addColumns(column("eventsi", i -> 50), column("chi2i", i -> 2 + i));
    values.put("chisquares", chiSquares);
    Table sharing = table("ai", "n1i");
    sharing.addColumns(column("ci", i -> 10 + i % 2), column("n2i", i -> 40));
    values.put("sharing", sharing);
    Table odds = Meta.effects(table("ai", "n1i", "ci", "n2i"), EffectMeasure.OR);
    values.put("odds", odds);
    values.put("es", odds);
    values.put("oddsfit", Meta.fit(Meta.studies(odds).read()));
    values.put("oddsreg", Meta.fit(odds, "yi ~ year + place"));
    values.put("oddspost", Meta.bayes(odds, "yi ~ 1\nprior tau = half_cauchy(0.5)"));
    return values;
  }

  private static Table table(String... inputs) {
    Table table =
        Table.create(
            "raw",
            StringColumn.create("study"),
            StringColumn.create("name"),
            StringColumn.create("place"),
            DoubleColumn.create("year"));
    for (int i = 0; i < K; i++) {
      table.stringColumn("study").append("s" + i);
      table.stringColumn("name").append("n" + i);
      table.stringColumn("place").append(i % 2 == 0 ? "north" : "south");
      table.doubleColumn("year").append(2000 + i);
    }
    for (String input : inputs) {
      table.addColumns(column(input, i -> value(input, i)));
    }
    return table.addColumns(
        column("few", i -> 3 + i % 4),
        column("many", i -> 150 + 10 * i),
        column("half", i -> 0.2 + 0.05 * i));
  }

  private static DoubleColumn column(String name, IntToDoubleFunction value) {
    return DoubleColumn.create(name, IntStream.range(0, K).mapToDouble(value).toArray());
  }

  private static double value(String input, int i) {
    return switch (input) {
      case "n1i", "n2i", "ni", "t1i", "t2i" -> 100 + 7 * i;
      case "ri", "pi", "r2i", "vi", "sei" -> 0.1 + 0.02 * i;
      case "yi" -> 0.3 * Math.sin(i);
      case "bi", "di" -> 80 + 3 * i;
      case "mi" -> 2 + i % 3;
      default -> 5 + i * (input.hashCode() % 3 + 3) % 7;
    };
  }
}

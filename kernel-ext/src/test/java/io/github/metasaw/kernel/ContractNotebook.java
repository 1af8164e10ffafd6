package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.SnpScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A notebook in which the example of every magic runs, and every option can be given. */
final class ContractNotebook {

  private static final int K = 12;

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Path folder;

  ContractNotebook(Path folder) throws IOException {
    this.folder = folder;
    Table dat = studies();
    values.put("dat", dat);
    values.put("dat3", three());
    MapHost magics = new MapHost().with("dat", dat);
    Cell.call(magics, "%meta dat --as fit");
    values.put("fit", magics.values.get("fit"));
    Cell.call(magics, "%store fit " + folder.resolve("fit.json"));
    values.put("reg", Meta.fit(dat, "yi ~ habitat + duration + (1 | site)\nsigma ~ habitat"));
    Table patchy = studies();
    patchy.doubleColumn("yi").setMissing(2);
    values.put("patchy", Meta.fit(patchy, "yi ~ duration"));
    values.put("pairs", pairs());
    values.put(
        "pvalues",
        Table.create(
            "pvalues",
            DoubleColumn.create("p", 0.01, 0.3, 0.04, 0.6),
            DoubleColumn.create("one", 0.02, 0.2, 0.07, 0.5),
            DoubleColumn.create("w", 4, 2, 3, 1),
            DoubleColumn.create("effect", 0.4, -0.1, 0.3, 0.05)));
    values.put("two", Meta.fit(dat, "yi ~ habitat + region + duration + year"));
    FreqOptions ml = FreqOptions.defaults().withMethod("ML");
    values.put("small", Meta.fit(Meta.studies(dat).named("dat"), ml));
    values.put("large", Meta.fit(dat, "yi ~ habitat", ml));
    for (String method : List.of("common", "fixed", "REML")) {
      values.put(
          method.equals("REML") ? "random" : method,
          Meta.fit(Meta.studies(dat).named("dat"), FreqOptions.defaults().withMethod(method)));
    }
    values.put(
        "post",
        Meta.bayes(
            dat,
            "yi ~ 1\nprior tau = half_cauchy(0.5)",
            BayesOptions.defaults().withSampler("direct").withChains(2).withDraws(100)));
    values.put("newdata", Table.create("newdata", DoubleColumn.create("duration", 1, 5)));
    values.put("at", at());
    values.put("V", dat.doubleColumn("vi").multiply(1.5).asDoubleArray());
    values.put("known", KnownV.blocks(dat, "vi", "site", 0.3));
    values.put(
        "z",
        Table.create(
            "z",
            IntColumn.create("a", 0, 1),
            IntColumn.create("b", 1, 0),
            DoubleColumn.create("p", 0.5, 0.5)));
    values.put("people", people());
    values.put(
        "rob",
        Table.create(
            "rob",
            StringColumn.create("study", "s0", "s1"),
            StringColumn.create("D1", "low", "high"),
            StringColumn.create("D2", "low", "some concerns"),
            StringColumn.create("D3", "low", "low"),
            StringColumn.create("D4", "low", "low"),
            StringColumn.create("D5", "high", "low")));
    values.put(
        "counts",
        Table.create(
            "counts",
            StringColumn.create("item", "databases", "duplicates", "excluded", "excluded: design"),
            IntColumn.create("n", 300, 40, 220, 18)));
    values.put("many", Meta.fit(many(), "yi ~ 1"));
    genetics();
    values.putAll(EffectLines.notebook());
    Files.writeString(folder.resolve("trials.csv"), "yi\tn\n1,286\t1.204\n1,300\t1.300\n");
    String cohort =
        "rsid\tCHR\tBP\tBETA\tSE\tb2\tA1\tA2\tFREQ\tINFO\tN\nrs1\t6\t%d\t.1\t.05\t.3\tA\tG\t.%d\t.8\t90\n"
            + "rs2\t6\t9\t.1\t.05\t.3\tA\tG\t.%d\t.8\t90\n";
    Files.writeString(folder.resolve("EUR.txt"), cohort.formatted(1, 4, 4));
    Files.writeString(folder.resolve("AFR.txt"), cohort.formatted(2, 5, 5));
    Files.writeString(
        folder.resolve("snps.tsv"),
        "SNP\tchr\tpos\tbeta_EA\tse_EA\tbeta_AA\tse_AA\nrs1\t6\t20000001\t.1\t.05\t.2\t.1\n");
  }

  private void genetics() throws IOException {
    Table freqs = Meta.dataset("cdkal1_frequencies");
    Distances distances = Distances.ofFrequencies(freqs);
    values.put("snp", Meta.dataset("cdkal1"));
    values.put("freqs", freqs);
    values.put("distances", distances);
    values.put("table", Meta.dataset("cdkal1_distances"));
    double[][] tied = new double[5][5];
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        tied[i][j] = i == j ? 0 : 1;
      }
    }
    values.put("tied", tied);
    values.put("twins", studies().inRange(0, 5).setName("twins"));
    values.put("V5", new double[] {0.02, 0.03, 0.01, 0.04, 0.02});
    Table shortNames = Meta.dataset("cdkal1_frequencies");
    for (int s = 0; s < 5; s++) {
      shortNames.column(s + 1).setName(Association.STUDIES.get(s));
    }
    values.put(
        "weak",
        Table.create(
            "weak",
            StringColumn.create("study", "a", "b", "c", "d"),
            DoubleColumn.create("yi", 0.1, -0.1, 0.2, 0.05),
            DoubleColumn.create("vi", 0.02, 0.02, 0.03, 0.02)));
    values.put("freqs5", shortNames);
    values.put("d", Association.short5());
    values.put("m", Mantra.of(distances).fit(Meta.studies(Meta.dataset("cdkal1")).read()));
    Table snps = Association.snps();
    snps.intColumn("chr").set(snps.intColumn("chr").isEqualTo(1), 6);
    snps.replaceColumn("pos", snps.intColumn("pos").add(20_000_000).asIntColumn().setName("pos"));
    values.put("snps", snps);
    SnpScan.of(snps).toFile(folder.resolve("there.tsv"));
    values.put("lines", alleles());
    ScanReport scan = SnpScan.of(snps).withMantra(Mantra.of(Association.short5())).toMemory();
    values.put("scan", scan);
    Table more = scan.results().table().copy();
    DoubleColumn eaf = DoubleColumn.create("eaf");
    DoubleColumn r2 = DoubleColumn.create("r2");
    for (int i = 0; i < more.rowCount(); i++) {
      eaf.append(0.004 + 0.02 * i);
      r2.append(1.0 / (1 + Math.abs(i - 7)));
    }
    values.put("cohorts", more.copy().addColumns(eaf));
    values.put("linked", more.copy().addColumns(r2));
  }

  /** Thirty studies whose z values are from -3 to 5.7. */
  private static Table many() {
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    for (int i = 0; i < 30; i++) {
      vi.append(0.02 + 0.003 * i);
      yi.append((-3 + 0.3 * i) * Math.sqrt(0.02 + 0.003 * i));
    }
    return Table.create("many", yi, vi);
  }

  private static Table studies() {
    Table dat =
        Table.create(
            "dat",
            StringColumn.create("study"),
            StringColumn.create("other"),
            StringColumn.create("habitat"),
            StringColumn.create("region"),
            StringColumn.create("site"),
            IntColumn.create("year"),
            IntColumn.create("n"),
            IntColumn.create("m"));
    for (String name : List.of("duration", "yi", "vi", "sei", "lower", "upper", "w", "y2", "v2")) {
      dat.addColumns(DoubleColumn.create(name));
    }
    for (int i = 0; i < K; i++) {
      dat.stringColumn("study").append("s" + i);
      dat.stringColumn("other").append("o" + i);
      dat.stringColumn("habitat").append(i % 2 == 0 ? "grassland" : "forest");
      dat.stringColumn("region").append(i % 3 == 0 ? "north" : "south");
      dat.stringColumn("site").append("t" + i / 3);
      dat.intColumn("year").append(2000 + 7 * i % 11);
      dat.intColumn("n").append(100 + 10 * i);
      dat.intColumn("m").append(300 - 10 * i);
      double yi = 0.8 + 0.5 * Math.sin(5 * i) + (i % 2 == 0 ? 0.3 : 0);
      double se = 0.1 + 0.02 * (i % 4);
      dat.doubleColumn("duration").append(1 + 3 * i % 7);
      dat.doubleColumn("yi").append(yi);
      dat.doubleColumn("vi").append(se * se);
      dat.doubleColumn("sei").append(1.2 * se);
      dat.doubleColumn("lower").append(yi - 0.15 * (1 + i % 2));
      dat.doubleColumn("upper").append(yi + 0.15 * (1 + i % 2));
      dat.doubleColumn("w").append(1 + i % 3);
      dat.doubleColumn("y2").append(0.5 + 0.1 * i);
      dat.doubleColumn("v2").append(0.02 + 0.001 * i);
    }
    return dat;
  }

  /** Correlations of three variables in six studies. */
  private static Table pairs() {
    double[] r = {
      -0.55, -0.48, 0.47, 0.53, -0.12, 0.52, 0.44, 0.46, 0.67, -0.39, -0.17, 0.21, 0.1, 0.31, 0.25,
      0.23, 0.08, 0.45
    };
    Table table = Table.create("pairs");
    StringColumn study = StringColumn.create("study");
    StringColumn lab = StringColumn.create("lab");
    StringColumn first = StringColumn.create("var1");
    StringColumn second = StringColumn.create("var2");
    DoubleColumn ni = DoubleColumn.create("ni");
    DoubleColumn size = DoubleColumn.create("size");
    for (int i = 0; i < r.length; i++) {
      study.append("s" + i / 3);
      lab.append("l" + i);
      first.append(i % 3 == 1 ? "asom" : "acog");
      second.append(i % 3 == 2 ? "asom" : "perf");
      ni.append(40 + 7 * (i / 3));
      size.append(30 + 9 * (i / 3));
    }
    DoubleColumn ri = DoubleColumn.create("ri", r);
    return table.addColumns(
        study, lab, first, second, ri, ri.multiply(0.9).setName("less"), ni, size);
  }

  private static Table three() {
    return studies().inRange(0, 3).setName("dat3");
  }

  private static Table at() {
    return Table.create(
        "at",
        StringColumn.create("habitat", "forest", "grassland"),
        DoubleColumn.create("duration", 1, 5));
  }

  private static Table people() {
    return Table.create(
        "people",
        StringColumn.create("study", "North", "North", "South", "South"),
        IntColumn.create("copies", 0, 1, 0, 2),
        DoubleColumn.create("trait", 1.5, 2.5, 1, 3));
  }

  private static Table alleles() {
    return Table.create(
        "lines",
        StringColumn.create("rsid", "rs1", "rs1", "rs2", "rs2"),
        StringColumn.create("study", "EA", "AA", "EA", "AA"),
        StringColumn.create("Allele1", "a", "g", "a", "t"),
        StringColumn.create("Allele2", "g", "a", "t", "a"),
        DoubleColumn.create("Effect", .1, -.1, .2, -.2),
        DoubleColumn.create("StdErr", .05, .05, .1, .1));
  }

  /** A notebook of its own, with the same values. */
  MapHost host() {
    MapHost host = new MapHost();
    values.forEach(host::with);
    return host;
  }

  /** A notebook in which {@code fit} has moderators. */
  MapHost hostOfModerators() {
    Table dat = (Table) values.get("dat");
    return host()
        .with(
            "fit",
            Meta.fit(
                Meta.studies(dat),
                "yi ~ habitat + duration\nsigma ~ habitat",
                Map.of("habitat", List.of("grassland", "forest")),
                FreqOptions.defaults()));
  }

  /** A notebook in which {@code freqs} has the studies of the file of SNPs. */
  MapHost hostOfScan() {
    return host().with("freqs", values.get("freqs5"));
  }

  /** A notebook in which {@code dat} has three studies. */
  MapHost hostOfThree() {
    return host().with("dat", values.get("dat3"));
  }

  /** A line whose files lie in the folder of the test. */
  String placed(String line) {
    return line.replace("trials.csv", folder.resolve("trials.csv").toString())
        .replace("fit.json", folder.resolve("fit.json").toString())
        .replace("snps.tsv.gz", folder.resolve("snps.tsv").toString())
        .replace("FOLDER", folder.toString());
  }
}

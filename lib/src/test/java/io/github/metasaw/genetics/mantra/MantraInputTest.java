package io.github.metasaw.genetics.mantra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.Dendrogram;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.Frequencies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of distances and frequencies in their forms, and what is refused in which words. */
class MantraInputTest {

  private static final Table SNP =
      Table.create(
          "snp",
          StringColumn.create("study", Cdkal1.LABELS),
          DoubleColumn.create("yi", Cdkal1.YI),
          DoubleColumn.create("sei", Cdkal1.SEI));

  private static void refused(String message, Executable act) {
    assertEquals(message, assertThrows(MetaException.class, act).getMessage());
  }

  private static Studies studies() {
    return StudyReader.of(SNP).sei("sei").label("study").read();
  }

  @Test
  void readsStudiesAndATableOfDistances() {
    Table table = Cdkal1.eightSnps().table();
    MantraFit fit = Mantra.of(Distances.of(table)).withMu("flat").fit(studies());
    assertEquals(9.71230784758859, fit.log10BF(), 1e-8);
    Table withoutNames = table.copy();
    withoutNames.removeColumns("study");
    Table otherOrder = table.rows(3, 1, 0, 4, 2);
    for (Table t : List.of(withoutNames, otherOrder)) {
      MantraFit same = Mantra.of(Distances.of(t)).withMu("flat").fit(studies());
      assertEquals(fit.log10BF(), same.log10BF(), 1e-12);
    }
  }

  @Test
  void readsPairs() {
    StringColumn from = StringColumn.create("from");
    StringColumn to = StringColumn.create("to");
    DoubleColumn distance = DoubleColumn.create("d");
    Distances d = Cdkal1.eightSnps();
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < i; j++) {
        from.append(Cdkal1.LABELS.get(i));
        to.append(Cdkal1.LABELS.get(j));
        distance.append(d.get(i, j));
      }
    }
    Table pairs = Table.create("pairs", from, to, distance);
    MantraFit fit = Mantra.of(Distances.of(pairs)).withMu("flat").fit(studies());
    assertEquals(9.71230784758859, fit.log10BF(), 1e-8);
    refused(
        "distances must be finite and not negative, but from 'EA' to 'AA' it is missing",
        () -> Distances.of(pairs.dropRows(0)));
  }

  @Test
  void readsFrequenciesInThreeForms() {
    double[][] p = Cdkal1.FREQUENCIES;
    Table bySnp = Table.create("freqs");
    Table byStudy = Table.create("freqs", StringColumn.create("population", Cdkal1.LABELS));
    StringColumn study = StringColumn.create("study");
    StringColumn snp = StringColumn.create("snp");
    DoubleColumn eaf = DoubleColumn.create("eaf");
    for (int i = 0; i < 5; i++) {
      DoubleColumn column = DoubleColumn.create(Cdkal1.LABELS.get(i));
      for (double[] row : p) {
        column.append(row[i]);
      }
      bySnp.addColumns(column);
    }
    for (int s = 0; s < p.length; s++) {
      byStudy.addColumns(DoubleColumn.create("rs" + s, p[s]));
      for (int i = 0; i < 5; i++) {
        study.append(Cdkal1.LABELS.get(i));
        snp.append("rs" + s);
        eaf.append(p[s][i]);
      }
    }
    for (Table t : List.of(bySnp, byStudy, Table.create("freqs", study, snp, eaf))) {
      Distances d = Distances.ofFrequencies(t);
      assertEquals(Cdkal1.LABELS, d.names());
      assertEquals(.1175, d.get(1, 4), 1e-15);
      assertEquals("mean |dp| over 8 SNPs", d.source());
    }
  }

  @Test
  void refusesBadDistances() {
    List<String> names = List.of("EA", "AA");
    refused(
        "distances must be symmetric, but from 'EA' to 'AA' it is 1 and from 'AA' to 'EA' 2",
        () -> Distances.of(names, new double[][] {{0, 1}, {2, 0}}));
    refused(
        "distances must be finite and not negative, but from 'EA' to 'AA' it is -1",
        () -> Distances.of(names, new double[][] {{0, -1}, {-1, 0}}));
    refused(
        "distances must be finite and not negative, but from 'EA' to 'AA' it is missing",
        () -> Distances.of(names, new double[][] {{0, Double.NaN}, {Double.NaN, 0}}));
    refused(
        "the distance of 'AA' to itself must be 0, not 3",
        () -> Distances.of(names, new double[][] {{0, 1}, {1, 3}}));
    refused(
        "distances must be square: row 2 ('AA') has 1 of 2 elements",
        () -> Distances.of(names, new double[][] {{0, 1}, {1}}));
    refused(
        "the distances name 'EA' twice", () -> Distances.of(List.of("EA", "EA"), new double[2][2]));
    refused(
        "there are 1 names for 2 rows of distances",
        () -> Distances.of(List.of("EA"), new double[2][2]));
    refused("the distances have no rows", () -> Distances.of(new double[0][0]));
  }

  @Test
  void refusesBadFrequencies() {
    refused(
        "a frequency must lie between 0 and 1, but that of SNP 1 in 'AA' is 35; per cent must be divided by 100",
        () -> Frequencies.of(List.of("EA", "AA"), new double[][] {{.2, 35}}));
    double[][] apart = {{.2, Double.NaN}, {Double.NaN, .3}};
    refused(
        "'EA' and 'AA' have no SNP in common, so there is no distance between them",
        () ->
            Distances.ofFrequencies(
                Frequencies.of(List.of("EA", "AA"), apart), Frequencies.Metric.MEAN_DIFFERENCE));
  }

  @Test
  void refusesStudiesThatDoNotFit() {
    Mantra mantra = Mantra.of(Cdkal1.eightSnps());
    double[] one = {.1};
    refused(
        "no label 'EEA' in the distances; did you mean 'EA'? Labels: EA, AA, LA, JA, NH",
        () -> mantra.fit(List.of("EEA"), one, one));
    refused(
        "study 'EA' is there twice; MANTRA takes one row per study",
        () -> mantra.fit(List.of("EA", "EA"), new double[2], new double[] {1, 1}));
    refused(
        "the standard error of 'EA' must be positive and finite, not 0; leave the study out",
        () -> mantra.fit(List.of("EA"), one, new double[1]));
    refused(
        "there are 1 studies but 5 rows of distances; name the rows to match some of them",
        () -> Mantra.of(Distances.of(Cdkal1.eightSnps().toArray())).fit(List.of("EA"), one, one));
    refused(
        "MANTRA takes sampling errors as independent, but those of 'EA' and 'AA' are correlated; use .sei(...) or .vi(...)",
        () -> {
          double[][] v = new double[5][5];
          for (int i = 0; i < 5; i++) {
            v[i][i] = .01;
          }
          v[0][1] = .001;
          v[1][0] = .001;
          mantra.fit(StudyReader.of(SNP).label("study").V(v).read());
        });
  }

  @Test
  void refusesBadOptions() {
    Mantra mantra = Mantra.of(Cdkal1.eightSnps());
    refused(
        "cannot read the prior of mu 'normal(0, 1)'; say whether the second number is sd = or variance =; write normal(0, sd = 1), normal(0, variance = 0.04), flat or flat(kappa = 1)",
        () -> mantra.withMu("normal(0, 1)"));
    refused("the rate of tau2 must be positive and finite, not 0", () -> mantra.withRate(0));
    refused("max-clusters must be 1 or more, not 0", () -> mantra.withMaxClusters(0));
    refused(
        "level must lie between 0 and 1, not 95; for 95 % write 0.95", () -> mantra.withLevel(95));
    refused(
        "no tie rule 'frist'; did you mean 'first'? Tie rules: first, split",
        () -> TieRule.parse("frist"));
    assertEquals("normal(0, sd = 0.2)", MuPrior.parse("normal(0, variance = 0.04)").toString());
    assertEquals("flat(kappa = 1)", MuPrior.parse(" flat() ").toString());
    assertEquals(MuPrior.normal(.5, 2), MuPrior.parse("normal(0.5, sd=2)"));
  }

  @Test
  void everyLineStatesThePrior() {
    MantraFit fit = Mantra.of(Cdkal1.eightSnps()).fit(studies());
    assertEquals(
        "MANTRA of 5 studies: log10 BF 9.268, log10 BF_1 7.689, P(C > 1) 0.9868 (mu ~ normal(0, sd = 1), tau2 ~ exponential(rate = 1))",
        fit.toString());
    for (String prior : fit.summary().stringColumn("prior")) {
      assertEquals("mu ~ normal(0, sd = 1), tau2 ~ exponential(rate = 1)", prior);
    }
    MantraFit flat = Mantra.of(Cdkal1.eightSnps()).withMu("flat").fit(studies());
    assertTrue(flat.toString().contains("flat(kappa = 1)"));
    assertTrue(flat.checks().stringColumn("check").contains("flat_mu"));
  }

  @Test
  void foldedFrequenciesAreNoticed() {
    double[][] folded = new double[8][5];
    for (int s = 0; s < 8; s++) {
      for (int i = 0; i < 5; i++) {
        double p = Cdkal1.FREQUENCIES[s][i];
        folded[s][i] = Math.min(p, 1 - p);
      }
    }
    Distances d =
        Distances.ofFrequencies(
            Frequencies.of(Cdkal1.LABELS, folded), Frequencies.Metric.MEAN_DIFFERENCE);
    MantraFit fit = Mantra.of(d).fit(studies());
    assertTrue(fit.checks().stringColumn("check").contains("folded_frequencies"));
  }

  @Test
  void dataForPictures() {
    MantraFit fit = Mantra.of(Cdkal1.eightSnps()).fit(studies());
    Dendrogram tree = fit.dendrogram();
    // hclust(d, "average") of R: .05, .06625, .108125, .1409375
    assertEquals(
        List.of(
            new Dendrogram.Merge(0, 2, .05),
            new Dendrogram.Merge(3, 4, .06625),
            new Dendrogram.Merge(5, 6, (.14375 + .115 + .10125 + .0725) / 4),
            new Dendrogram.Merge(7, 1, .5 * ((.145 + .1375) / 2 + (.16375 + .1175) / 2))),
        tree.merges().stream()
            .map(m -> new Dendrogram.Merge(m.left(), m.right(), round(m.height())))
            .toList());
    assertEquals(List.of(0, 2, 3, 4, 1), tree.order());
    MembershipMap map = fit.memberships();
    assertEquals(List.of("EA", "LA", "JA", "NH", "AA"), map.labels());
    assertEquals(fit.togetherArray()[3][1], map.together().get(2).get(4));
    assertEquals(
        List.of(0, 0, 0, 1, 1), java.util.Arrays.stream(fit.topClusters()).boxed().toList());
  }

  private static double round(double x) {
    return Math.rint(x * 1e12) / 1e12;
  }
}

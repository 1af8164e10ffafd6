package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.genetics.scan.SnpScan;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A notebook with association studies. */
public final class Association {

  public static final List<String> STUDIES = List.of("EA", "AA", "LA", "JA", "NH");

  public static MapHost host() {
    Table freqs = Meta.dataset("cdkal1_frequencies");
    Distances distances = Distances.ofFrequencies(freqs);
    return new MapHost()
        .with("snp", Meta.dataset("cdkal1"))
        .with("freqs", freqs)
        .with("table", Meta.dataset("cdkal1_distances"))
        .with("matrix", distances.toArray())
        .with("distances", distances)
        .with("snps", snps())
        .with("m", Meta.mantra(Meta.dataset("cdkal1"), distances))
        .with("scan", scan())
        .with("fit", Meta.fit(Meta.studies(Meta.dataset("bcg")).read()))
        .with("answer", 42);
  }

  public static Distances short5() {
    double[][] d = Distances.ofFrequencies(Meta.dataset("cdkal1_frequencies")).toArray();
    return Distances.of(STUDIES, d);
  }

  public static ScanReport scan() {
    return SnpScan.of(snps()).withMantra(Mantra.of(short5())).toMemory();
  }

  /** Forty SNPs, one of them associated, one line that cannot be read. */
  public static Table snps() {
    Table table =
        Table.create(
            "snps", StringColumn.create("SNP"), IntColumn.create("chr"), IntColumn.create("pos"));
    for (int i = 0; i < 40; i++) {
      table.stringColumn("SNP").append("rs" + i);
      table.intColumn("chr").append(1 + i / 20);
      table.intColumn("pos").append(1000 * (i % 20 + 1));
    }
    for (int s = 0; s < 5; s++) {
      DoubleColumn beta = DoubleColumn.create("beta_" + STUDIES.get(s));
      DoubleColumn se = DoubleColumn.create("se_" + STUDIES.get(s));
      for (int i = 0; i < 40; i++) {
        beta.append(0.1 * Math.sin(7 * i + 3 * s) + (i == 7 ? 0.5 : 0));
        se.append(i == 30 && s == 0 ? -1 : 0.08);
      }
      table.addColumns(beta, se);
    }
    return table;
  }

  public static String fault(MapHost host, String line) {
    return Cell.fault(host, line, null);
  }

  public static double beta(int row, String study) {
    return snps().doubleColumn("beta_" + study).get(row);
  }

  private Association() {}
}

package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.snp.Snp;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The estimates of one SNP as a table of studies. */
final class SnpStudies {

  private SnpStudies() {}

  /** study, yi, vi, sei, n, eaf: one row per study that has the SNP. */
  static Table table(Snp snp, List<String> studies) {
    StringColumn study = StringColumn.create("study");
    DoubleColumn yi = DoubleColumn.create("yi");
    DoubleColumn vi = DoubleColumn.create("vi");
    DoubleColumn sei = DoubleColumn.create("sei");
    DoubleColumn n = DoubleColumn.create("n");
    DoubleColumn eaf = DoubleColumn.create("eaf");
    for (int i = 0; i < studies.size(); i++) {
      double se = snp.sei()[i];
      if (!Double.isNaN(snp.yi()[i]) && se > 0) {
        study.append(studies.get(i));
        yi.append(snp.yi()[i]);
        vi.append(se * se);
        sei.append(se);
        n.append(snp.sizes()[i]);
        eaf.append(snp.frequencies()[i]);
      }
    }
    String alleles =
        snp.effectAllele().isEmpty() ? "" : " " + snp.effectAllele() + "/" + snp.otherAllele();
    return Table.create(snp.id() + alleles, study, yi, vi, sei, n, eaf);
  }
}

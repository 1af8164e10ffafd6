package io.github.metasaw.kernel.magic.genetics;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.CohortSheet;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.MagicLine;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.Table;

/** The words of {@code %scan}: a table, a file of SNPs, a sheet of cohorts, or their files. */
final class ScanWords {

  private ScanWords() {}

  /** The scan of what the words name. */
  static Code<SnpScan> scan(MagicLine line) {
    String name = line.word("a file of SNPs, or the name of a table");
    if (line.words().size() > 1) {
      return cohorts(Literal.list(line.words().stream().map(ScanWords::cohort).toList()));
    }
    if (line.value(name) instanceof Table table) {
      Code<Table> variable = Code.variable(name, table);
      return CohortSheet.isSheet(table)
          ? cohorts(Code.of("CohortSheet.of", CohortSheet::of, variable))
          : Code.of("SnpScan.of", (Table snps) -> SnpScan.of(snps), variable);
    }
    if (!FileNames.isThere(name)) {
      throw MetaException.unknown(
          "table", name, "and no such file", line.host().names(Table.class));
    }
    Code<Path> file = FileNames.code(name);
    return CohortSheet.isSheet(file.value())
        ? cohorts(Code.of("CohortSheet.read", CohortSheet::read, file))
        : Code.of("Meta.scan", (Path snps) -> Meta.scan(snps), file);
  }

  private static Code<SnpScan> cohorts(Code<List<Cohort>> cohorts) {
    return Code.of("Meta.scan", (List<Cohort> all) -> Meta.scan(all), cohorts);
  }

  private static Code<Cohort> cohort(String word) {
    if (!FileNames.isThere(word)) {
      throw MetaException.of(
          "there is no file '%s'; several words name one file for each cohort".formatted(word));
    }
    return Code.of("Cohort.of", (Path file) -> Cohort.of(file), FileNames.code(word));
  }
}

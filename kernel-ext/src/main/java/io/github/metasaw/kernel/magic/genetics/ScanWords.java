package io.github.metasaw.kernel.magic.genetics;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.CohortSheet;
import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.genetics.scan.SnpScan;
import io.github.metasaw.genetics.snp.Stretch;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.ResultsInput;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.plot.forest.ForestOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** The words of {@code %scan}: a table, a file of SNPs, a sheet of cohorts, or their files. */
final class ScanWords {

  private ScanWords() {}

  /** The results in the region that the second of two words names; empty for other words. */
  static Optional<MagicResult> region(MagicLine line) {
    List<String> words = line.words();
    if (words.size() != 2 || Stretch.of(words.get(1)).isEmpty()) {
      return Optional.empty();
    }
    Code<Table> table =
        ResultsInput.of(line)
            .call(
                "region",
                (ScanResults results, String place) -> results.region(place),
                Literal.text(words.get(1)));
    return Optional.of(MagicResult.of(table).withType(Table.class));
  }

  /** The studies of one SNP, with a forest plot of them. */
  static MagicResult one(Code<SnpScan> scan, Code<String> name) {
    Code<Table> table = scan.call("snp", SnpScan::snp, name);
    Code<Studies> studies =
        Code.of("Meta.studies", Meta::studies, table).call("read", StudyReader::read);
    return MagicResult.of(table)
        .withType(Table.class)
        .withFigure(
            Code.of(
                "Meta.forest",
                (Studies of, ForestOptions options) -> Meta.forest(of, options),
                studies,
                Code.of("ForestOptions.defaults", ForestOptions.defaults())));
  }

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

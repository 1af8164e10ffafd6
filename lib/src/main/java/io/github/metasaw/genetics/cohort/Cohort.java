package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.SnpRole;
import io.github.metasaw.genetics.snp.VcfLines;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A cohort and the file of its association results, one line per variant.
 *
 * @param name of the cohort, as results call it
 * @param file text, plain or gz; GWAS-VCF too
 * @param ancestry of its persons, compared by name only; empty if unknown
 * @param columns names of columns by what they hold, where the names alone do not tell
 * @param sample which study of a GWAS-VCF file, by the name of its column; empty for the only one
 */
public record Cohort(
    String name, Path file, String ancestry, Map<SnpRole, String> columns, String sample) {

  /** Copies the map. */
  public Cohort {
    columns = columns.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(columns));
  }

  /**
   * A cohort that is called as its file: {@code EUR} for {@code EUR.h.tsv.gz}.
   *
   * @param file text, plain or gz
   * @return the cohort, of unknown ancestry
   */
  public static Cohort of(Path file) {
    String name = String.valueOf(file.getFileName());
    int end = name.indexOf('.', 1);
    return of(end < 0 ? name : name.substring(0, end), file);
  }

  /**
   * A cohort.
   *
   * @param name as results call it
   * @param file text, plain or gz
   * @return the cohort, of unknown ancestry
   * @throws MetaException if the name is empty
   */
  public static Cohort of(String name, Path file) {
    if (name.isBlank()) {
      throw MetaException.of("the cohort of " + file + " needs a name");
    }
    return new Cohort(name.trim(), file, "", Map.of(), "");
  }

  /**
   * With an ancestry. At A/T and C/G variants, frequencies decide the strand only between cohorts
   * whose ancestries are the same or unknown.
   *
   * @param other name of the ancestry, empty if unknown
   * @return a copy
   */
  public Cohort withAncestry(String other) {
    return new Cohort(name, file, other.trim(), columns, sample);
  }

  /**
   * With the names of some columns. A name that the file does not have is passed over, so that one
   * assignment may serve several files.
   *
   * @param others names of columns by what they hold
   * @return a copy
   */
  public Cohort withColumns(Map<SnpRole, String> others) {
    return new Cohort(name, file, ancestry, others, sample);
  }

  /**
   * With one of several studies of a GWAS-VCF file.
   *
   * @param other name of its column; empty for the only one
   * @return a copy
   */
  public Cohort withSample(String other) {
    return new Cohort(name, file, ancestry, columns, other.trim());
  }

  /**
   * The studies of a GWAS-VCF file: one is called as the file, several as their columns.
   *
   * @param file of GWAS-VCF, plain, gz or bgz
   * @return a cohort for each, of unknown ancestry
   * @throws MetaException if it has none
   */
  public static List<Cohort> ofVcf(Path file) {
    List<String> samples = VcfLines.samples(file);
    return samples.size() == 1
        ? List.of(of(file))
        : samples.stream().map(sample -> of(sample, file).withSample(sample)).toList();
  }

  /** Refuses cohorts of one name, which results could not tell apart. */
  static void requireDistinct(List<Cohort> cohorts) {
    TreeSet<String> names = new TreeSet<>();
    for (Cohort cohort : cohorts) {
      if (!names.add(cohort.name())) {
        throw MetaException.of(
            "two cohorts are called '%s'; give each file a name in a table with the columns cohort and file"
                .formatted(cohort.name()));
      }
    }
  }
}

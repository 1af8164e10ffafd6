package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.MetaException;
import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/** The names of columns of results in the programs of the field. */
@API(status = API.Status.INTERNAL)
public final class ResultNames {

  public static final List<String> SNP = List.of("snp", "MarkerName", "rsid", "rs_number", "id");
  public static final List<String> CHROMOSOME = List.of("chr", "Chromosome", "chrom", "#chrom");
  public static final List<String> POSITION =
      List.of("pos", "Position", "bp", "base_pair_location");

  private ResultNames() {}

  /** What stands between the names. */
  static char separator(String header) {
    return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(',') >= 0 ? ',' : ' ';
  }

  /**
   * The place of the first of some names that is there, upper and lower case alike.
   *
   * @param names of all columns
   * @param any of them are looked for, in this order
   * @return from 0; -1 if none is there
   */
  public static int find(String[] names, List<String> any) {
    for (String wanted : any) {
      for (int c = 0; c < names.length; c++) {
        if (names[c].equalsIgnoreCase(wanted)) {
          return c;
        }
      }
    }
    return -1;
  }

  /**
   * The place of the first of some names that is there.
   *
   * @param source what messages call the results
   * @throws MetaException if none is
   */
  static int place(String[] names, List<String> any, String source) {
    int at = find(names, any);
    if (at < 0) {
      throw MetaException.unknown("column", any.get(0), "in " + source, Arrays.asList(names));
    }
    return at;
  }

  /** The places of required columns, then those of optional ones. */
  static int[] places(String[] names, List<List<String>> required, int[] optional, String source) {
    int[] at = new int[required.size() + optional.length];
    for (int c = 0; c < required.size(); c++) {
      at[c] = place(names, required.get(c), source);
    }
    System.arraycopy(optional, 0, at, required.size(), optional.length);
    return at;
  }
}

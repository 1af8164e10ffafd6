package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Which column of a table of SNPs holds what: a line for each SNP with columns for each study
 * ({@code beta_EA}, {@code EA.se}), or a line for each SNP and study with a column that names the
 * study.
 */
@API(status = API.Status.INTERNAL)
public final class SnpHeader {

  /** The number of a column that is not there. */
  public static final int NONE = -1;

  /** Exceeds every score without it: the name of a known study decides. */
  private static final int KNOWN_STUDY_SCORE = 1000;

  /** Before the names of columns that the GWAS Catalog has harmonised; they win. */
  private static final String HARMONISED = "hm_";

  private final String line;
  private final char separator;
  private final List<String> names;
  private final RoleColumns shared = new RoleColumns();
  private final Map<String, RoleColumns> perStudy = new LinkedHashMap<>();
  private final List<String> summaries = new ArrayList<>();

  /** Whether the table is that of one study. */
  private final boolean isCohort;

  private SnpHeader(String line, boolean isCohort) {
    String plain = line.startsWith("#") ? line.substring(1) : line;
    this.line = line;
    this.separator = plain.indexOf('\t') >= 0 ? '\t' : plain.indexOf(',') >= 0 ? ',' : ' ';
    this.names = List.of(SnpFields.split(plain, separator));
    this.isCohort = isCohort;
  }

  /**
   * Reads the line of names.
   *
   * @param line the first line of the table, which may begin with {@code #}
   * @param known names of studies that decide in doubt: {@code EA_beta} is no effect allele of a
   *     study called beta; may be empty
   * @return which column holds what
   * @throws MetaException if no column names the SNP, or estimates or standard errors are missing
   */
  public static SnpHeader of(String line, List<String> known) {
    SnpHeader header = new SnpHeader(line, false);
    for (int c = 0; c < header.names.size(); c++) {
      header.take(header.names.get(c), c, known);
    }
    header.shared.settleAlleles();
    header.perStudy.values().forEach(RoleColumns::settleAlleles);
    header.validate(known);
    return header;
  }

  /**
   * Reads the line of names of a table of one study, one line per SNP.
   *
   * @param line the first line of the table, which may begin with {@code #}
   * @param assigned names of columns by what they hold, where the names alone do not tell; a column
   *     that the table does not have leaves the role as it is
   * @param who what messages call the study
   * @return which column holds what
   * @throws MetaException if estimates or standard errors are missing, and what they could be
   *     computed from
   */
  public static SnpHeader ofCohort(String line, Map<SnpRole, String> assigned, String who) {
    SnpHeader header = new SnpHeader(line, true);
    List<String> names = header.names;
    for (int c = 0; c < names.size(); c++) {
      SnpRole role = SnpRole.of(plainName(names.get(c)));
      if (role != null && names.get(c).startsWith(HARMONISED)) {
        header.shared.put(role, c);
      } else if (role != null) {
        header.shared.offer(role, c);
      }
    }
    header.shared.settleAlleles();
    assigned.forEach(
        (role, name) -> {
          if (names.contains(name)) {
            header.shared.put(role, names.indexOf(name));
          }
        });
    header.shared.requireStatistic(who, "; Columns: " + String.join(", ", names));
    return header;
  }

  /** Without what the GWAS Catalog writes before, and MR-Base behind the names. */
  private static String plainName(String name) {
    String plain = name.startsWith(HARMONISED) ? name.substring(HARMONISED.length()) : name;
    return plain.replaceFirst("\\.(exposure|outcome)$", "");
  }

  private void take(String name, int column, List<String> known) {
    SnpRole role = SnpRole.of(name);
    if (role != null) {
      shared.offer(role, column);
      return;
    }
    SnpRole best = null;
    int bestScore = 0;
    String study = "";
    for (int at = 1; at < name.length() - 1; at++) {
      if (!Character.isLetterOrDigit(name.charAt(at))) {
        String left = name.substring(0, at);
        String right = name.substring(at + 1);
        for (String[] split : new String[][] {{left, right}, {right, left}}) {
          SnpRole candidate = SnpRole.of(split[0]);
          int score =
              candidate == null || candidate.rank() == 0
                  ? 0
                  : 100 * candidate.rank()
                      + split[0].length()
                      + (known.contains(split[1]) ? KNOWN_STUDY_SCORE : 0);
          if (score > bestScore) {
            bestScore = score;
            best = candidate;
            study = split[1];
          }
        }
      }
    }
    if (best != null) {
      perStudy.computeIfAbsent(study, s -> new RoleColumns()).offer(best, column);
    }
  }

  private void validate(List<String> known) {
    String columnsWords = "; Columns: " + String.join(", ", names);
    if (!shared.has(SnpRole.ID)) {
      throw MetaException.of(
          "no column names the SNP; call it SNP, MarkerName or rsid" + columnsWords);
    }
    if (isLong()) {
      shared.requirePair("the table", columnsWords);
      return;
    }
    perStudy.values().removeIf(roles -> !roles.hasEstimates());
    leaveSummariesOut(known);
    if (perStudy.isEmpty()) {
      throw MetaException.of(
          "no estimates of studies; give columns such as beta_%1$s and se_%1$s, or a column study with beta and se"
                  .formatted(known.isEmpty() ? "EA" : known.get(0))
              + columnsWords);
    }
    perStudy.forEach((study, roles) -> roles.requirePair("study '" + study + "'", columnsWords));
  }

  /** Columns of a meta-analysis are no study, unless they are named as one, or nothing else is. */
  private void leaveSummariesOut(List<String> known) {
    List<String> found =
        perStudy.keySet().stream()
            .filter(study -> !known.contains(study) && SummaryNames.isSummary(study))
            .toList();
    if (found.size() < perStudy.size()) {
      perStudy.keySet().removeAll(found);
      summaries.addAll(found);
    }
  }

  /**
   * Whether the table has one line per SNP and study.
   *
   * @return false if it has one line per SNP
   */
  public boolean isLong() {
    return !isCohort && shared.has(SnpRole.STUDY);
  }

  /**
   * Whether the table is that of one study.
   *
   * @return true if it was read by {@link #ofCohort}
   */
  public boolean isCohort() {
    return isCohort;
  }

  /**
   * The studies that have columns.
   *
   * @return names in the order of the columns; empty if each study has lines
   */
  public List<String> studies() {
    return new ArrayList<>(perStudy.keySet());
  }

  /**
   * Groups of columns that were taken for summaries of studies and left out.
   *
   * @return names in the order of the columns
   */
  public List<String> summaries() {
    return List.copyOf(summaries);
  }

  /**
   * The column of what all studies share.
   *
   * @param role what the column holds
   * @return its number from 0, or {@link #NONE}
   */
  public int column(SnpRole role) {
    return shared.get(role);
  }

  /**
   * The column of a study; if each study has lines, the column that they share.
   *
   * @param study name
   * @param role what the column holds
   * @return its number from 0, or {@link #NONE}
   */
  public int column(String study, SnpRole role) {
    RoleColumns roles = isCohort || isLong() ? shared : perStudy.get(study);
    return roles == null ? NONE : roles.get(role);
  }

  /**
   * What separates the fields of a line.
   *
   * @return tab, comma, or a blank for any white space
   */
  public char separator() {
    return separator;
  }

  /**
   * What the columns of a table of one study were taken for.
   *
   * @return names by what they hold
   */
  public Map<SnpRole, String> roles() {
    Map<SnpRole, String> roles = new EnumMap<>(SnpRole.class);
    shared.all().forEach((role, column) -> roles.put(role, names.get(column)));
    return roles;
  }

  /**
   * The names of all columns, as the table writes them.
   *
   * @return names in the order of the columns
   */
  public List<String> names() {
    return names;
  }

  /**
   * The line of names.
   *
   * @return the whole line, as it was read
   */
  public String line() {
    return line;
  }
}

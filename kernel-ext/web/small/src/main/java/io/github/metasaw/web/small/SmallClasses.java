package io.github.metasaw.web.small;

import java.util.Set;
import org.teavm.extension.spi.substitution.SubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/**
 * Tells TeaVM which classes have a stand-in here, named as they are with the prefix {@code Small}.
 */
public final class SmallClasses implements SubstitutionPolicy {

  private static final String HERE = SmallClasses.class.getPackageName();

  @Override
  public void contribute(SubstitutionSink sink) {
    replace(sink, "java.util", "Formatter");
    replace(sink, "java.util.regex", "Pattern", "Matcher");
    replace(
        sink,
        "org.apache.commons.math3.linear",
        "RealMatrix",
        "Array2DRowRealMatrix",
        "EigenDecomposition");
    replace(sink, "org.apache.commons.math3.exception.util", "LocalizedFormats");
  }

  private static void replace(SubstitutionSink sink, String where, String... names) {
    Set<String> classes = Set.of(names);
    sink.selectClasses(
            name ->
                name.startsWith(where + ".")
                    && classes.contains(name.substring(where.length() + 1)))
        .replacePackage(where, HERE)
        .simpleNamePrefix("Small");
  }
}

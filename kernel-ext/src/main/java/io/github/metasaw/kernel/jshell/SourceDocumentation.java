package io.github.metasaw.kernel.jshell;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The documentation of the library's methods, from its sources, which the jar of the kernel holds;
 * JShell itself reads only those of the JDK.
 */
final class SourceDocumentation {

  private static final String FOLDER = "META-INF/sources/";
  private static final String SOURCE = ".java";
  private static final URI NO_FILE = URI.create("string:///Source.java");

  /** Texts of sources by the simple names of their types; read when first asked for. */
  private @Nullable Map<String, String> sources;

  /**
   * The documentation of a method.
   *
   * @param signature as JShell writes it: {@code Table Predicts.predict(Table newdata)}
   * @return in plain text; empty for what is not a method of the library
   */
  Optional<String> of(String signature) {
    return Signature.of(signature)
        .flatMap(
            method ->
                Optional.ofNullable(sources().get(method.type()))
                    .flatMap(source -> find(source, method)))
        .filter(text -> !text.isBlank());
  }

  /**
   * A method, as far as it tells it from others.
   *
   * @param type simple name of the type that declares it
   * @param name of the method
   * @param parameters their types, without packages and blanks
   */
  record Signature(String type, String name, List<String> parameters) {

    static Optional<Signature> of(String text) {
      int open = text.indexOf('(');
      int close = text.lastIndexOf(')');
      if (open < 0 || close < open) {
        return Optional.empty();
      }
      String before = text.substring(0, open);
      String full = before.substring(before.lastIndexOf(' ') + 1);
      String[] path = full.split("\\.", -1);
      return path.length < 2
          ? Optional.empty()
          : Optional.of(
              new Signature(
                  path[path.length - 2].replaceFirst("<.*", ""),
                  path[path.length - 1],
                  parameters(text.substring(open + 1, close))));
    }

    /** Splits at the commas that are not between angle brackets. */
    private static List<String> parameters(String list) {
      List<String> types = new ArrayList<>();
      int depth = 0;
      int start = 0;
      for (int i = 0; i <= list.length(); i++) {
        char c = i == list.length() ? ',' : list.charAt(i);
        depth += c == '<' ? 1 : c == '>' ? -1 : 0;
        if (c == ',' && depth == 0) {
          String parameter = list.substring(start, i).strip();
          types.add(plain(parameter.substring(0, Math.max(0, parameter.lastIndexOf(' ')))));
          start = i + 1;
        }
      }
      return list.isBlank() ? List.of() : types;
    }

    boolean isOf(MethodTree method) {
      return method.getName().contentEquals(name)
          && method.getParameters().stream()
              .map(parameter -> plain(parameter.getType().toString()))
              .toList()
              .equals(parameters);
    }

    /** Without annotations, packages and blanks, and an array for what may be repeated. */
    private static String plain(String type) {
      return type.replaceAll("@[\\w.]+(\\(\\))?", "")
          .replaceAll("\\b[a-z][\\w]*\\.", "")
          .replace("...", "[]")
          .replaceAll("\\s", "");
    }
  }

  private static Optional<String> find(String source, Signature method) {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null, null, fault -> {}, List.of("-proc:none"), null, List.of(file(source)));
    DocTrees documents = DocTrees.instance(task);
    String[] found = {""};
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, Void>() {
          @Override
          public @Nullable Void visitMethod(MethodTree tree, Void unused) {
            DocCommentTree document = documents.getDocCommentTree(getCurrentPath());
            if (document != null
                && method.isOf(tree)
                && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                && type.getSimpleName().contentEquals(method.type())) {
              found[0] = DocumentText.of(document);
            }
            return null;
          }
        }.scan(unit, null);
      }
    } catch (IOException e) {
      return Optional.empty(); // the text is in memory
    }
    return Optional.of(found[0]);
  }

  private static SimpleJavaFileObject file(String source) {
    return new SimpleJavaFileObject(NO_FILE, SimpleJavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoresErrors) {
        return source;
      }
    };
  }

  private synchronized Map<String, String> sources() {
    Map<String, String> now = sources;
    if (now == null) {
      now = read(SourceDocumentation.class.getClassLoader());
      sources = now;
    }
    return now;
  }

  private static Map<String, String> read(ClassLoader loader) {
    URL folder = loader.getResource(FOLDER);
    try {
      if (folder == null) {
        return Map.of();
      }
      URI uri = folder.toURI();
      if (!uri.getScheme().equals("jar")) {
        return texts(Path.of(uri));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return texts(jar.getPath(FOLDER));
      }
    } catch (IOException | URISyntaxException e) {
      return Map.of(); // signatures remain
    }
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> all = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(SOURCE)).toList()) {
        String name = file.getFileName().toString();
        all.put(name.substring(0, name.length() - SOURCE.length()), Files.readString(file));
      }
    }
    return all;
  }
}

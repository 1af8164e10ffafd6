package io.github.metasaw.kernel.jshell;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/**
 * Lets go of snippets that no later cell can reach. JShell keeps each of them for ever, with the
 * text of all imports and, where it did not compile, with a whole compiler, and gives the classes
 * of all of them to the compiler again for each new snippet; it has no method to end that. So this
 * reaches into its fields, which {@link KernelProgram#OPENS} allows. Without it, or in a JDK with
 * other fields, all stays as JShell has it.
 */
final class SnippetMemory {

  /** So many snippets leave traces in the compilers that JShell uses again. */
  private static final int SNIPPETS_PER_COMPILER = 256;

  private final Collection<Snippet> snippets;
  private final List<Object> byKey;
  private final Map<String, Set<Integer>> dependencies;
  private final Map<String, ?> texts;
  private final Map<String, ?> loaded;
  private final Map<String, ?> files;
  private final Field diagnostics;
  private final Constructor<?> noDiagnostics;
  private final Field outer;
  private final Method className;
  private final Object tasks;
  private final Method newCompilers;
  private int forgotten;

  @SuppressWarnings("unchecked")
  private SnippetMemory(JShell shell) throws ReflectiveOperationException {
    Object maps = field(JShell.class, "maps").get(shell);
    snippets = (Collection<Snippet>) field(maps.getClass(), "snippets").get(maps);
    byKey = (List<Object>) field(maps.getClass(), "keyIndexToSnippet").get(maps);
    dependencies = (Map<String, Set<Integer>>) field(maps.getClass(), "dependencies").get(maps);
    Object wraps = field(JShell.class, "outerMap").get(shell);
    Object tracker = field(JShell.class, "classTracker").get(shell);
    tasks = field(JShell.class, "taskFactory").get(shell);
    newCompilers = tasks.getClass().getDeclaredMethod("initTaskPool");
    newCompilers.setAccessible(true);
    texts = (Map<String, ?>) field(wraps.getClass(), "classOuters").get(wraps);
    loaded = (Map<String, ?>) field(tracker.getClass(), "map").get(tracker);
    Object manager = field(tasks.getClass(), "fileManager").get(tasks);
    files = (Map<String, ?>) field(manager.getClass(), "classObjects").get(manager);
    diagnostics = field(Snippet.class, "diagnostics");
    noDiagnostics = diagnostics.getType().getDeclaredConstructor();
    noDiagnostics.setAccessible(true);
    outer = field(Snippet.class, "outer");
    className = Snippet.class.getDeclaredMethod("classFullName");
    className.setAccessible(true);
  }

  /**
   * The memory of a shell.
   *
   * @param shell any
   * @return empty if the virtual machine does not let it be reached
   */
  static Optional<SnippetMemory> of(JShell shell) {
    try {
      return Optional.of(new SnippetMemory(shell));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field found = type.getDeclaredField(name);
    found.setAccessible(true);
    return found;
  }

  /**
   * Lets go of a snippet that has been evaluated: of what the compiler said, and of all else if
   * nothing can refer to it.
   *
   * @param snippet whose faults have been read
   * @param isActive whether it is a declaration that holds, as JShell says
   */
  void forget(Snippet snippet, boolean isActive) {
    try {
      diagnostics.set(snippet, noDiagnostics.newInstance());
      if (!isActive || !snippet.kind().isPersistent()) {
        forgetWhole(snippet);
      }
      if (++forgotten % SNIPPETS_PER_COMPILER == 0) {
        newCompilers.invoke(tasks);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("JShell has changed", e);
    }
  }

  /**
   * A declaration may come again: JShell then asks which classes of it were loaded, and one that is
   * refused bears the name of the class of the one that holds.
   */
  private void forgetWhole(Snippet snippet) throws ReflectiveOperationException {
    boolean mayReturn =
        snippet.kind().isPersistent()
            && snippet.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    String name = className(snippet);
    outer.set(snippet, null);
    snippets.remove(snippet);
    if (!name.isEmpty() && !(mayReturn && isInUse(name))) {
      String simple = name.substring(name.lastIndexOf('.') + 1);
      Predicate<String> isOfIt =
          one -> one.equals(name) || one.equals(simple) || one.startsWith(name + "$");
      texts.keySet().removeIf(isOfIt);
      files.keySet().removeIf(isOfIt);
      if (!mayReturn) {
        loaded.keySet().removeIf(isOfIt);
      }
    }
    int key = mayReturn ? -1 : byKey.lastIndexOf(snippet);
    if (key >= 0) {
      byKey.set(key, null);
      dependencies.values().forEach(keys -> keys.remove(key));
    }
  }

  private String className(Snippet snippet) throws ReflectiveOperationException {
    return outer.get(snippet) == null || snippet.kind() == Snippet.Kind.IMPORT
        ? ""
        : (String) className.invoke(snippet);
  }

  private boolean isInUse(String name) throws ReflectiveOperationException {
    for (Snippet one : snippets) {
      if (className(one).equals(name)) {
        return true;
      }
    }
    return false;
  }
}

package io.github.metasaw.kernel.jshell;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a {@link Checkpoint} into the classes that JShell makes of cells, so that an interrupt ends
 * a loop or a recursion that never looks whether its thread was interrupted. Java stops no thread
 * from outside (from version 20 on, not even unsafely).
 */
final class Checkpoints {

  private static final int API = Opcodes.ASM9;
  private static final String OWNER = Checkpoint.class.getName().replace('.', '/');

  private Checkpoints() {}

  /**
   * A class that looks for interrupts.
   *
   * @param compiled a class file
   * @return the same class with checkpoints; unchanged if its version is not known here, or if a
   *     method would become longer than Java allows
   */
  static byte[] in(byte[] compiled) {
    try {
      ClassReader reader = new ClassReader(compiled);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new InClass(writer), 0);
      return writer.toByteArray();
    } catch (IllegalArgumentException | MethodTooLargeException e) {
      return compiled;
    }
  }

  private static final class InClass extends ClassVisitor {

    InClass(ClassVisitor next) {
      super(API, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new InMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  /** A call has no arguments and no result, so that stack and frames stay as they are. */
  private static final class InMethod extends MethodVisitor {

    private final Set<Label> passed = new HashSet<>();

    InMethod(MethodVisitor next) {
      super(API, next);
    }

    private void look() {
      visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "pass", "()V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      look();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (passed.contains(label)) {
        look();
      }
      super.visitJumpInsn(opcode, label);
    }
  }
}

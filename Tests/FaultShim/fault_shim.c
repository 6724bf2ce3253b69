// A disk that fails: preloaded before a process, it counts the calls that reach files under one
// directory and makes the n-th of them fail, or ends the process there.
//
// FAULT_UNDER   the directory; files elsewhere are left alone
// FAULT_ON      only files whose path has this in it (optional)
// FAULT_CALL    open, read, write, sync, truncate, name (rename, link, unlink), or any
// FAULT_AT      which of those calls, from 1
// FAULT_HOW     error    that call fails once, with FAULT_ERRNO
//               lasting  it fails, and so does every later one, as on a disk that stays full
//               short    half of it is written, and later calls fail, as on a disk just filled
//               kill     the process is killed before the call
//               torn     half of it is written, then the process is killed
//               after    the process is killed when the call has returned
//               power    what was not synced is lost, and the process killed, before the call
//               stop     the process is stopped before the call, until somebody lets it go on
//               int      it is asked to end (SIGINT) before the call;  term: with SIGTERM
// FAULT_ERRNO   an error number; EIO where there is none
// FAULT_MARK    a file that is made when the fault happens, so that a test knows that it did; where
//               FAULT_AT is 0 it is made at the end, and tells how many calls there were
// FAULT_CLOCK   seconds by which the clock of the day is wrong
// FAULT_NOW     the second at which it stands, since 1970
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { descriptors = 4096 };

static const char *under, *on, *call, *how, *mark;
static long at, wrong_by, stands_at;
static int number;
static long seen;
static bool lasts;
static char *paths[descriptors];
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

// What a file was before a write that is not synced yet; the newest first.
struct Change {
  struct Change *earlier;
  char *path;
  off_t offset, size;
  ssize_t count;
  char *bytes;
};
static struct Change *changes;

__attribute__((constructor)) static void prepare(void) {
  under = getenv("FAULT_UNDER");
  on = getenv("FAULT_ON");
  call = getenv("FAULT_CALL");
  how = getenv("FAULT_HOW");
  mark = getenv("FAULT_MARK");
  at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
  wrong_by = getenv("FAULT_CLOCK") ? atol(getenv("FAULT_CLOCK")) : 0;
  stands_at = getenv("FAULT_NOW") ? atol(getenv("FAULT_NOW")) : 0;
  number = getenv("FAULT_ERRNO") ? atoi(getenv("FAULT_ERRNO")) : EIO;
}

static bool is(const char *wanted) { return how && strcmp(how, wanted) == 0; }

static bool concerns(const char *path) {
  if (!under || !call || !how || !path || strncmp(path, under, strlen(under)) != 0) return false;
  return !on || strstr(path, on);
}

static const char *path_of(int descriptor) {
  return descriptor >= 0 && descriptor < descriptors ? paths[descriptor] : NULL;
}

static void tell(const char *kind, const char *path) {
  if (!mark) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, mark, O_CREAT | O_WRONLY | O_APPEND, 0600);
  char text[PATH_MAX + 64];
  int count = snprintf(text, sizeof text, "%s %ld %s\n", kind, seen, path);
  syscall(SYS_write, file, text, (size_t)count);
  syscall(SYS_close, file);
}

__attribute__((destructor)) static void count(void) {
  if (under && at == 0) tell("calls", "");
}

// MARK: Losing what was not synced

static void remember(const char *path, off_t offset, size_t count) {
  if (!is("power") || strstr(path, "-shm")) return;
  int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  struct stat status;
  fstat(file, &status);
  struct Change *change = malloc(sizeof *change);
  *change = (struct Change){changes, strdup(path), offset, status.st_size, 0, malloc(count + 1)};
  change->count = syscall(SYS_pread64, file, change->bytes, count, offset);
  changes = change;
  syscall(SYS_close, file);
}

static void settle(const char *path) {
  for (struct Change **place = &changes; *place;) {
    struct Change *change = *place;
    if (strcmp(change->path, path) != 0) {
      place = &change->earlier;
      continue;
    }
    *place = change->earlier;
    free(change->path);
    free(change->bytes);
    free(change);
  }
}

static void lose(void) {
  for (struct Change *change = changes; change; change = change->earlier) {
    int file = (int)syscall(SYS_openat, AT_FDCWD, change->path, O_RDWR | O_CLOEXEC);
    if (file < 0) continue;
    if (change->count > 0) {
      syscall(SYS_pwrite64, file, change->bytes, change->count, change->offset);
    }
    syscall(SYS_ftruncate, file, change->size);
    syscall(SYS_close, file);
  }
}

// MARK: The n-th call

enum Fate { lives, fails, halves, dies_after };

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

static enum Fate sends(int signal) {
  syscall(SYS_kill, getpid(), signal);
  // Another thread takes it, as soon as the host lets that one run; this one goes on afterwards.
  for (int times = 0; times < 10000; times++) {
    usleep(1000);
    sigset_t waiting;
    if (sigpending(&waiting) != 0 || sigismember(&waiting, signal) != 1) break;
  }
  return lives;
}

static enum Fate fate(const char *kind, const char *path) {
  if (!concerns(path)) return lives;
  if (lasts) {
    // A full disk still reads, syncs and removes.
    bool grows = strcmp(kind, "write") == 0 || strcmp(kind, "truncate") == 0;
    return grows || strcmp(kind, call) == 0 ? fails : lives;
  }
  if (strcmp(call, "any") != 0 && strcmp(call, kind) != 0) return lives;
  if (++seen != at) return lives;
  tell(kind, path);
  if (is("kill")) die();
  if (is("power")) {
    lose();
    die();
  }
  if (is("after")) return dies_after;
  if (is("stop")) return sends(SIGSTOP);
  if (is("int")) return sends(SIGINT);
  if (is("term")) return sends(SIGTERM);
  if (is("torn")) return halves;
  lasts = is("lasting") || is("short");
  return is("short") ? halves : fails;
}

static enum Fate counted(const char *kind, const char *path) {
  pthread_mutex_lock(&guard);
  enum Fate result = fate(kind, path);
  pthread_mutex_unlock(&guard);
  return result;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define SIMPLE(kind, path, expression)      \
  do {                                      \
    enum Fate end = counted(kind, path);    \
    if (end == fails || end == halves) {    \
      if (is("torn")) die();                \
      errno = number;                       \
      return -1;                            \
    }                                       \
    __typeof__(expression) done = expression; \
    if (end == dies_after) die();           \
    return done;                            \
  } while (0)

// MARK: Opening and closing

static int follow(int descriptor, const char *path) {
  if (descriptor >= 0 && descriptor < descriptors && concerns(path)) {
    paths[descriptor] = strdup(path);
  }
  return descriptor;
}

static int opened(int directory, const char *path, int flags, mode_t mode) {
  enum Fate end = counted("open", path);
  if (end == fails || end == halves) {
    if (is("torn")) die();
    errno = number;
    return -1;
  }
  if (flags & O_TRUNC && concerns(path)) remember(path, 0, 1 << 20);
  int descriptor = (int)syscall(SYS_openat, directory, path, flags, mode);
  if (end == dies_after) die();
  return follow(descriptor, path);
}

#define MODE(flags)                          \
  mode_t mode = 0;                           \
  if ((flags) & (O_CREAT | O_TMPFILE)) {     \
    va_list rest;                            \
    va_start(rest, flags);                   \
    mode = va_arg(rest, mode_t);             \
    va_end(rest);                            \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return opened(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE(flags)
  return opened(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...) {
  MODE(flags)
  return opened(directory, path, flags, mode);
}

int close(int descriptor) {
  if (path_of(descriptor)) {
    free(paths[descriptor]);
    paths[descriptor] = NULL;
  }
  return (int)syscall(SYS_close, descriptor);
}

// MARK: Reading and writing

ssize_t read(int descriptor, void *bytes, size_t count) {
  SIMPLE("read", path_of(descriptor), syscall(SYS_read, descriptor, bytes, count));
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) {
  SIMPLE("read", path_of(descriptor), syscall(SYS_pread64, descriptor, bytes, count, offset));
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t offset) {
  return pread(descriptor, bytes, count, offset);
}

static ssize_t written(int descriptor, const void *bytes, size_t count, off_t offset, bool placed) {
  const char *path = path_of(descriptor);
  off_t place = placed || !path ? offset : lseek(descriptor, 0, SEEK_CUR);
  enum Fate end = counted("write", path);
  if (end == fails) {
    errno = number;
    return -1;
  }
  if (end == halves) count /= 2;
  if (path) remember(path, place, count);
  ssize_t done = placed ? syscall(SYS_pwrite64, descriptor, bytes, count, offset)
                        : syscall(SYS_write, descriptor, bytes, count);
  if (end == dies_after || (end == halves && is("torn"))) die();
  return done;
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  return written(descriptor, bytes, count, 0, false);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return written(descriptor, bytes, count, offset, true);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  return written(descriptor, bytes, count, offset, true);
}

// MARK: Syncing and sizes

static int synced(int descriptor, long operation) {
  const char *path = path_of(descriptor);
  enum Fate end = counted("sync", path);
  if (end == fails || end == halves) {
    if (is("torn")) die();
    errno = number;
    return -1;
  }
  int done = (int)syscall(operation, descriptor);
  if (path && done == 0) settle(path);
  if (end == dies_after) die();
  return done;
}

int fsync(int descriptor) { return synced(descriptor, SYS_fsync); }

int fdatasync(int descriptor) { return synced(descriptor, SYS_fdatasync); }

int ftruncate(int descriptor, off_t size) {
  const char *path = path_of(descriptor);
  struct stat status;
  if (path && fstat(descriptor, &status) == 0 && status.st_size > size) {
    remember(path, size, (size_t)(status.st_size - size));
  }
  SIMPLE("truncate", path, (int)syscall(SYS_ftruncate, descriptor, size));
}

int ftruncate64(int descriptor, off64_t size) { return ftruncate(descriptor, size); }

int posix_fallocate(int descriptor, off_t offset, off_t size) {
  enum Fate end = counted("truncate", path_of(descriptor));
  if (end == fails || end == halves) return number;
  return REAL(posix_fallocate)(descriptor, offset, size);
}

// MARK: The clock

int clock_gettime(clockid_t clock, struct timespec *time) {
  int done = (int)syscall(SYS_clock_gettime, clock, time);
  if (clock == CLOCK_REALTIME) time->tv_sec += wrong_by;
  if (clock == CLOCK_REALTIME && stands_at) *time = (struct timespec){stands_at, 0};
  return done;
}

// MARK: Names

int rename(const char *from, const char *to) { SIMPLE("name", from, REAL(rename)(from, to)); }

int link(const char *from, const char *to) { SIMPLE("name", from, REAL(link)(from, to)); }

int unlink(const char *path) {
  if (concerns(path)) settle(path);
  SIMPLE("name", path, REAL(unlink)(path));
}

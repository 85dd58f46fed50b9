// A file layer between a program and the disk, loaded with LD_PRELOAD: records every change below one folder in its order,
// and can make one of them, or all from one on, fail, or kill the program there. Only for the fault tests.
//
//   FAULTS_ROOT    folder whose files are watched (absolute)
//   FAULTS_LOG     file to record changes in; unset records nothing
//   FAULTS_AT      number of the change (from 1) at which to act; unset never acts
//   FAULTS_ACT     an errno as a number, or -1 to kill the process with SIGKILL just before the change
//   FAULTS_STICKY  1: every change from FAULTS_AT on fails
//   FAULTS_ONLY    letters of the kinds that count ("wf": writes and syncs); unset counts all
//   FAULTS_COUNT   file that gets, at the end, how many changes were counted and how many were made to fail
//
// Kinds: o create or truncate at opening · w write · t truncate · f sync · r rename · u remove · m make folder · d remove folder · l link · a answer on stdout
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static char root[PATH_MAX];
static size_t root_length;
static const char *only, *count_file;
static int log_fd = -1, action, sticky;
static long act_at, counted, failed;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void start(void) {
  const char *text = getenv("FAULTS_ROOT");
  if (!text) return;
  root_length = strlen(text);
  memcpy(root, text, root_length + 1);
  only = getenv("FAULTS_ONLY");
  count_file = getenv("FAULTS_COUNT");
  if ((text = getenv("FAULTS_AT"))) act_at = atol(text);
  if ((text = getenv("FAULTS_ACT"))) action = atoi(text);
  if ((text = getenv("FAULTS_STICKY"))) sticky = atoi(text);
  if ((text = getenv("FAULTS_LOG"))) log_fd = (int)syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void finish(void) {
  if (!count_file) return;
  char text[64];
  int length = snprintf(text, sizeof text, "%ld %ld\n", counted, failed);
  int fd = (int)syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (fd >= 0) syscall(SYS_write, fd, text, length);
}

static int below(const char *path) { return root_length && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0); }

// Absolute form of a path as the program gave it; our programs give absolute ones.
static int watched(int dir, const char *path) { return root_length && path && path[0] == '/' && dir != -2 && below(path); }

static int watched_fd(int fd, char *path) {
  if (!root_length) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return below(path) && !strstr(path, " (deleted)");
}

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    long done = syscall(SYS_write, log_fd, at, length);
    if (done <= 0) _exit(97);
    at += done;
    length -= (size_t)done;
  }
}

// One record: kind, offset, lengths of two paths and of the data, then those.
static void record(char kind, const char *path, const char *other, int64_t offset, const void *data, size_t length) {
  if (log_fd < 0) return;
  uint32_t sizes[3] = {(uint32_t)strlen(path), other ? (uint32_t)strlen(other) : 0, (uint32_t)length};
  put(&kind, 1);
  put(&offset, 8);
  put(sizes, 12);
  put(path, sizes[0]);
  if (other) put(other, sizes[1]);
  put(data, length);
}

// Counts a change that is about to be made; answers the errno it must fail with, 0 to go on.
static int fate(char kind, const char *path) {
  size_t length = strlen(path);
  // Shared memory beside the database is no content: it is made again.
  if (length > 4 && strcmp(path + length - 4, "-shm") == 0) return 0;
  if (only && !strchr(only, kind)) return 0;
  counted++;
  if (!act_at || counted < act_at || (counted > act_at && !sticky)) return 0;
  if (action < 0) kill(getpid(), SIGKILL);
  failed++;
  return action;
}

#define BEGIN pthread_mutex_lock(&turn)
#define END pthread_mutex_unlock(&turn)
#define FAIL(code) do { END; errno = (code); return -1; } while (0)

static int opened(int dir, const char *path, int flags, mode_t mode) {
  int (*real)(int, const char *, int, ...) = REAL(openat);
  int changes = (flags & (O_CREAT | O_TRUNC)) != 0;
  if (!watched(dir, path)) return real(dir, path, flags, mode);
  BEGIN;
  struct stat before;
  int known = lstat(path, &before) == 0;
  // Opening for reading counts too: descriptors run out there as well.
  int code = fate('o', path);
  if (code) FAIL(code);
  int fd = real(dir, path, flags, mode);
  int failure = errno;
  if (fd >= 0 && changes && (!known || ((flags & O_TRUNC) && before.st_size > 0))) record('o', path, NULL, known, NULL, 0);
  END;
  errno = failure;
  return fd;
}

#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int dir, const char *path, int flags, ...) { MODE(flags) return opened(dir, path, flags, mode); }
int openat64(int dir, const char *path, int flags, ...) { MODE(flags) return opened(dir, path, flags | O_LARGEFILE, mode); }

static ssize_t written(int fd, const struct iovec *parts, int count, int64_t offset) {
  char path[PATH_MAX];
  int answers = fd == 1 && root_length;
  if (!answers && !watched_fd(fd, path)) return offset < 0 ? REAL(writev)(fd, parts, count) : REAL(pwritev64)(fd, parts, count, offset);
  BEGIN;
  int code = answers ? 0 : fate('w', path);
  if (code) FAIL(code);
  struct stat now;
  int64_t at = offset >= 0 ? offset : answers ? 0 : (fcntl(fd, F_GETFL) & O_APPEND) && fstat(fd, &now) == 0 ? now.st_size : lseek(fd, 0, SEEK_CUR);
  ssize_t done = offset < 0 ? REAL(writev)(fd, parts, count) : REAL(pwritev64)(fd, parts, count, offset);
  int failure = errno;
  ssize_t left = done;
  for (int part = 0; part < count && left > 0; part++) {
    size_t length = parts[part].iov_len < (size_t)left ? parts[part].iov_len : (size_t)left;
    record(answers ? 'a' : 'w', answers ? "" : path, NULL, at, parts[part].iov_base, length);
    at += (int64_t)length;
    left -= (ssize_t)length;
  }
  END;
  errno = failure;
  return done;
}

#define ONE struct iovec part = {(void *)bytes, length}
ssize_t write(int fd, const void *bytes, size_t length) { ONE; return written(fd, &part, 1, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { ONE; return written(fd, &part, 1, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { ONE; return written(fd, &part, 1, offset); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return written(fd, parts, count, -1); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return written(fd, parts, count, offset); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return written(fd, parts, count, offset); }

static int truncated(int fd, int64_t length) {
  char path[PATH_MAX];
  int (*real)(int, off64_t) = REAL(ftruncate64);
  if (!watched_fd(fd, path)) return real(fd, length);
  BEGIN;
  int code = fate('t', path);
  if (code) FAIL(code);
  int done = real(fd, length), failure = errno;
  if (done == 0) record('t', path, NULL, length, NULL, 0);
  END;
  errno = failure;
  return done;
}
int ftruncate(int fd, off_t length) { return truncated(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncated(fd, length); }

static int synced(int fd, int (*real)(int)) {
  char path[PATH_MAX];
  if (!watched_fd(fd, path)) return real(fd);
  BEGIN;
  int code = fate('f', path);
  if (code) FAIL(code);
  int done = real(fd), failure = errno;
  if (done == 0) record('f', path, NULL, 0, NULL, 0);
  END;
  errno = failure;
  return done;
}
int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

#define NAMED(kind, path, other, call) do { \
  if (!watched(0, path)) return call; \
  BEGIN; \
  int code = fate(kind, path); \
  if (code) FAIL(code); \
  int done = call, failure = errno; \
  if (done == 0) record(kind, path, other, 0, NULL, 0); \
  END; \
  errno = failure; \
  return done; } while (0)

int rename(const char *from, const char *to) { NAMED('r', from, to, REAL(rename)(from, to)); }
int link(const char *from, const char *to) { NAMED('l', to, from, REAL(link)(from, to)); }
int unlinkat(int dir, const char *path, int flags) {
  char whole[PATH_MAX];
  if (root_length && path[0] != '/' && dir != AT_FDCWD && watched_fd(dir, whole)) {
    size_t length = strlen(whole);
    snprintf(whole + length, sizeof whole - length, "/%s", path);
    path = whole;
  }
  if (watched(0, path) && (flags & AT_REMOVEDIR)) NAMED('d', path, NULL, REAL(rmdir)(path));
  if (watched(0, path)) NAMED('u', path, NULL, REAL(unlink)(path));
  return REAL(unlinkat)(dir, path, flags);
}
int unlink(const char *path) { NAMED('u', path, NULL, REAL(unlink)(path)); }
int rmdir(const char *path) { NAMED('d', path, NULL, REAL(rmdir)(path)); }
int mkdir(const char *path, mode_t mode) { NAMED('m', path, NULL, REAL(mkdir)(path, mode)); }

static ssize_t copied(int from, int64_t *from_at, int to, int64_t *to_at, size_t length) {
  // Taken apart into reads and writes, so that the record holds the bytes.
  char bytes[65536];
  size_t wanted = length < sizeof bytes ? length : sizeof bytes;
  ssize_t got = from_at ? pread64(from, bytes, wanted, *from_at) : read(from, bytes, wanted);
  if (got <= 0) return got;
  struct iovec part = {bytes, (size_t)got};
  ssize_t done = written(to, &part, 1, to_at ? *to_at : -1);
  if (done > 0 && from_at) *from_at += done;
  if (done > 0 && to_at) *to_at += done;
  return done;
}
ssize_t copy_file_range(int from, off64_t *from_at, int to, off64_t *to_at, size_t length, unsigned flags) { (void)flags; return copied(from, from_at, to, to_at, length); }
ssize_t sendfile(int to, int from, off_t *from_at, size_t length) { char path[PATH_MAX]; if (!watched_fd(to, path)) return REAL(sendfile)(to, from, from_at, length); return copied(from, from_at, to, NULL, length); }
ssize_t sendfile64(int to, int from, off64_t *from_at, size_t length) { char path[PATH_MAX]; if (!watched_fd(to, path)) return REAL(sendfile64)(to, from, from_at, length); return copied(from, from_at, to, NULL, length); }

// Sharing blocks between files would put bytes on the disk that no record shows.
int ioctl(int fd, unsigned long request, ...) {
  va_list list;
  va_start(list, request);
  void *argument = va_arg(list, void *);
  va_end(list);
  if (root_length && request == FICLONE) { errno = EOPNOTSUPP; return -1; }
  int (*real)(int, unsigned long, ...) = REAL(ioctl);
  return real(fd, request, argument);
}

// libuv makes some calls by number.
long syscall(long number, ...) {
  va_list list;
  va_start(list, number);
  long a[6];
  for (int index = 0; index < 6; index++) a[index] = va_arg(list, long);
  va_end(list);
  if (root_length && number == SYS_copy_file_range) return copied((int)a[0], (int64_t *)a[1], (int)a[2], (int64_t *)a[3], (size_t)a[4]);
  if (root_length && (number == SYS_renameat2 || number == SYS_openat || number == SYS_unlinkat)) {
    const char *path = (const char *)a[1];
    if (watched((int)a[0], path)) { fprintf(stderr, "the file layer does not know call %ld\n", number); abort(); }
  }
  long (*real)(long, ...) = REAL(syscall);
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/**
 * The sidebar of the block editor. It speaks to this site's own routes; the key stays on the server.
 */
( function ( wp ) {
	'use strict';

	var el = wp.element.createElement;
	var useEffect = wp.element.useEffect;
	var __ = wp.i18n.__;
	var sprintf = wp.i18n.sprintf;
	var Button = wp.components.Button;
	var PanelBody = wp.components.PanelBody;
	var Notice = wp.components.Notice;
	// Since WordPress 6.6 the slots are in wp.editor, before in wp.editPost.
	var slots = wp.editor && wp.editor.PluginSidebar ? wp.editor : wp.editPost;
	var STORE = 'colophon/post';
	var PAUSE = 600;

	wp.data.register( wp.data.createReduxStore( STORE, {
		reducer: function ( state, action ) {
			return action.type === 'SET' ? Object.assign( {}, state, action.part ) : state || { answer: null, error: '', loading: false, busy: '' };
		},
		actions: {
			set: function ( part ) {
				return { type: 'SET', part: part };
			},
		},
		selectors: {
			all: function ( state ) {
				return state;
			},
		},
	} ) );

	function set( part ) {
		wp.data.dispatch( STORE ).set( part );
	}

	function editor() {
		return wp.data.select( 'core/editor' );
	}

	/** Whether Colophon may speak about the text that is stored: nothing in the editor differs from it. */
	function isSaved() {
		return ! editor().isEditedPostNew() && ! textDiffers();
	}

	function textDiffers() {
		var edits = wp.data.select( 'core' ).getEntityRecordNonTransientEdits( 'postType', editor().getCurrentPostType(), editor().getCurrentPostId() ) || {};
		return [ 'title', 'content', 'blocks', 'excerpt', 'status' ].some( function ( name ) {
			return edits[ name ] !== undefined;
		} );
	}

	var asked = 0;

	/** Asks for suggestions; an answer to an earlier question is not shown. */
	function ask() {
		var number = ++asked;
		set( { loading: true } );
		wp.apiFetch( {
			path: '/colophon/v1/posts/' + editor().getCurrentPostId() + '/suggestions',
			method: 'POST',
			data: {
				title: editor().getEditedPostAttribute( 'title' ) || '',
				content: editor().getEditedPostContent(),
				saved: isSaved(),
			},
		} ).then( function ( answer ) {
			if ( number === asked ) {
				set( { answer: answer, error: '', loading: false } );
			}
		}, function ( problem ) {
			if ( number === asked ) {
				set( { error: problem.message || __( 'This site does not answer.', 'colophon' ), loading: false } );
			}
		} );
	}

	/** Answers a suggestion and takes over the categories and tags that follow. */
	function decide( proposal, answer ) {
		var key = keyOf( proposal );
		var interrupted = wp.data.select( STORE ).all().loading;
		asked++;   // Suggestions on their way do not know this answer yet.
		set( { busy: key, loading: false } );
		wp.apiFetch( {
			path: '/colophon/v1/posts/' + editor().getCurrentPostId() + '/decisions',
			method: 'POST',
			data: { kind: proposal.kind, value: proposal.value, answer: answer, saved: isSaved() },
		} ).then( function ( result ) {
			var state = wp.data.select( STORE ).all();
			set( { busy: '', error: result.error, answer: answered( state.answer, key, result ) } );
			takeOver( 'categories', result.terms.category );
			takeOver( 'tags', result.terms.post_tag );
			say( proposal, result.state );
		}, function ( problem ) {
			set( { busy: '', error: problem.message } );
		} ).then( function () {
			if ( interrupted ) {
				ask();
			}
		} );
	}

	/** Read aloud by screen readers: the buttons of an answered suggestion change places. */
	function say( proposal, state ) {
		if ( wp.a11y ) {
			wp.a11y.speak( proposal.label + ': ' + ( { accepted: __( 'accepted', 'colophon' ), rejected: __( 'rejected', 'colophon' ), open: __( 'open', 'colophon' ) } )[ state ] );
		}
	}

	function answered( answer, key, result ) {
		function mark( proposal ) {
			return keyOf( proposal ) === key ? Object.assign( {}, proposal, { state: result.state } ) : proposal;
		}
		return Object.assign( {}, answer, {
			segments: answer.segments.map( mark ),
			terms: answer.terms.map( mark ),
			related: answer.related.map( mark ),
			waiting: result.waiting,
			refused: result.refused,
		} );
	}

	function takeOver( attribute, change ) {
		var now = editor().getEditedPostAttribute( attribute );
		if ( ! now || ( ! change.added.length && ! change.removed.length ) ) {
			return;
		}
		var edit = {};
		edit[ attribute ] = now.filter( function ( id ) {
			return change.removed.indexOf( id ) < 0 && change.added.indexOf( id ) < 0;
		} ).concat( change.added );
		wp.data.dispatch( 'core/editor' ).editPost( edit );
	}

	function keyOf( proposal ) {
		return proposal.kind + ':' + proposal.value;
	}

	/** Asks 600 ms after the last change, and again after each save. */
	function Watcher() {
		var title = wp.data.useSelect( function ( select ) {
			return select( 'core/editor' ).getEditedPostAttribute( 'title' );
		}, [] );
		var blocks = wp.data.useSelect( function ( select ) {
			return select( 'core/block-editor' ).getBlocks();
		}, [] );
		var saving = wp.data.useSelect( function ( select ) {
			return select( 'core/editor' ).isSavingPost() && ! select( 'core/editor' ).isAutosavingPost();
		}, [] );
		useEffect( function () {
			if ( saving ) {
				return undefined;
			}
			var timer = setTimeout( ask, PAUSE );
			return function () {
				clearTimeout( timer );
			};
		}, [ title, blocks, saving ] );
		return null;
	}

	function useColophon() {
		return wp.data.useSelect( function ( select ) {
			return select( STORE ).all();
		}, [] );
	}

	function Problem( props ) {
		return el( 'div', { className: 'colophon-problem' },
			el( Notice, { status: 'warning', isDismissible: false, actions: [ { label: __( 'Try again', 'colophon' ), onClick: ask } ] },
				props.text + ' ' + __( 'The post can be written and published all the same; what was answered is kept and sent later.', 'colophon' ) ) );
	}

	function Verdict( props ) {
		var verdict = props.verdict;
		var main = verdict.reasons[ 0 ];
		return el( 'div', { className: 'colophon-verdict is-' + ( verdict.decision === 'pass' && main ? 'warn' : verdict.decision ) },
			el( 'p', { className: 'colophon-sentence' }, el( 'strong', null, verdict.sentence ) ),
			main && el( 'p', { className: 'colophon-fix' }, sprintf( /* translators: %s: what to do. */ __( 'What helps: %s.', 'colophon' ), main.fix ) ),
			verdict.changes && el( 'p', null, sprintf( /* translators: %s: a date. */ __( 'May change on %s.', 'colophon' ), verdict.changes ) ),
			verdict.reasons.length > 1 && el( 'ul', null, verdict.reasons.slice( 1 ).map( function ( reason ) {
				return el( 'li', { key: reason.text }, sprintf( /* translators: 1: a reason. 2: what clears it. */ __( '%1$s: %2$s', 'colophon' ), reason.text, reason.fix ) );
			} ) ) );
	}

	function Answers( props ) {
		var proposal = props.proposal;
		var busy = props.busy === keyOf( proposal );
		function button( answer, label, icon ) {
			return el( Button, {
				className: 'colophon-' + answer,
				variant: answer === 'revoked' ? 'tertiary' : 'secondary',
				isSmall: true,
				icon: props.words || answer === 'revoked' ? undefined : icon,
				disabled: busy,
				'aria-label': label + ': ' + proposal.label,
				onClick: function () {
					decide( proposal, answer );
				},
			}, props.words || answer === 'revoked' ? label : null );
		}
		return el( 'span', { className: 'colophon-answers' }, proposal.state === 'open'
			? [
				el( wp.element.Fragment, { key: 'yes' }, button( 'accepted', __( 'Accept', 'colophon' ), 'yes' ) ),
				el( wp.element.Fragment, { key: 'no' }, button( 'rejected', __( 'Reject', 'colophon' ), 'no-alt' ) ),
			]
			: button( 'revoked', __( 'Undo', 'colophon' ), 'undo' ) );
	}

	function Segment( props ) {
		var segment = props.proposal;
		return el( 'li', { className: 'colophon-segment is-' + segment.state, 'data-key': keyOf( segment ) },
			el( 'p', { className: 'colophon-head' }, el( 'strong', null, segment.label ), el( 'span', { className: segment.good ? 'colophon-fit is-good' : 'colophon-fit' }, segment.fit + ' ' + segment.score ) ),
			segment.evidence && el( 'blockquote', null, segment.evidence ),
			segment.because && el( 'p', { className: 'colophon-because' }, segment.because ),
			segment.state !== 'open' && el( 'p', { className: 'colophon-said' }, segment.state === 'accepted' ? __( 'accepted', 'colophon' ) : __( 'rejected', 'colophon' ) ),
			el( Answers, { proposal: segment, busy: props.busy, words: true } ) );
	}

	function Term( props ) {
		var term = props.proposal;
		return el( 'li', { className: 'colophon-term is-' + term.state, 'data-key': keyOf( term ) },
			el( 'span', { className: 'colophon-label' }, term.label, term.type && el( 'small', null, ' ' + term.type ) ),
			el( Answers, { proposal: term, busy: props.busy } ) );
	}

	function Terms( props ) {
		var found = props.proposals;
		return el( PanelBody, { title: props.title, initialOpen: true },
			el( 'p', { className: 'colophon-hint' }, found.length ? props.hint : __( 'Nothing suggested.', 'colophon' ) ),
			el( 'ul', { className: 'colophon-terms' }, found.map( function ( term ) {
				return el( Term, { key: keyOf( term ), proposal: term, busy: props.busy } );
			} ) ) );
	}

	function ofKind( answer, kind ) {
		return answer.terms.filter( function ( term ) {
			return term.kind === kind;
		} );
	}

	function Waiting( props ) {
		var answer = props.answer;
		return el( wp.element.Fragment, null,
			answer.waiting > 0 && el( 'p', { className: 'colophon-waiting' }, sprintf( /* translators: %d: a number. */ __( 'Answers that are sent when the post is saved: %d', 'colophon' ), answer.waiting ) ),
			answer.refused.map( function ( text ) {
				return el( Notice, { key: text, status: 'error', isDismissible: false }, text );
			} ) );
	}

	function Sidebar() {
		var state = useColophon();
		var answer = state.answer;
		if ( ! answer || answer.empty ) {
			return el( PanelBody, null, state.error ? el( Problem, { text: state.error } )
				: el( 'p', { className: 'colophon-hint' }, answer ? __( 'Suggestions come once there is a title and a text.', 'colophon' ) : __( 'Loading…', 'colophon' ) ) );
		}
		return el( 'div', { className: 'colophon-sidebar', 'aria-busy': state.loading },
			state.error && el( PanelBody, null, el( Problem, { text: state.error } ) ),
			el( PanelBody, { title: __( 'Verdict', 'colophon' ), initialOpen: true }, el( Verdict, { verdict: answer.verdict } ), el( Waiting, { answer: answer } ) ),
			el( PanelBody, { title: __( 'Target groups', 'colophon' ), initialOpen: true },
				! answer.fits && el( 'p', { className: 'colophon-hint' }, __( 'No target group fits.', 'colophon' ) ),
				el( 'ul', { className: 'colophon-segments' }, answer.segments.map( function ( segment ) {
					return el( Segment, { key: segment.value, proposal: segment, busy: state.busy } );
				} ) ) ),
			el( Terms, { title: __( 'Subjects', 'colophon' ), hint: __( 'Accepted subjects become categories.', 'colophon' ), proposals: ofKind( answer, 'subject' ), busy: state.busy } ),
			el( Terms, { title: __( 'Keywords', 'colophon' ), hint: __( 'Accepted keywords become tags.', 'colophon' ), proposals: ofKind( answer, 'keyphrase' ), busy: state.busy } ),
			el( Terms, { title: __( 'Names', 'colophon' ), hint: __( 'Accepted names become tags.', 'colophon' ), proposals: ofKind( answer, 'entity' ), busy: state.busy } ),
			el( Terms, { title: __( 'Related', 'colophon' ), hint: __( 'Accepted titles are linked with this post.', 'colophon' ), proposals: answer.related, busy: state.busy } ) );
	}

	function BeforePublishing() {
		var state = useColophon();
		var answer = state.answer;
		if ( ! answer || answer.empty ) {
			return state.error ? el( Problem, { text: state.error } ) : el( 'p', null, __( 'Suggestions come once there is a title and a text.', 'colophon' ) );
		}
		var accepted = answer.segments.filter( function ( segment ) {
			return segment.state === 'accepted';
		} );
		var open = answer.segments.filter( function ( segment ) {
			return segment.good && segment.state === 'open';
		} );
		return el( 'div', { className: 'colophon-before' },
			state.error && el( Problem, { text: state.error } ),
			el( Verdict, { verdict: answer.verdict } ),
			accepted.length > 0 && el( 'p', null, sprintf( /* translators: %s: names. */ __( 'For: %s.', 'colophon' ), accepted.map( function ( segment ) {
				return segment.label;
			} ).join( ', ' ) ) ),
			el( 'ul', { className: 'colophon-segments' }, open.map( function ( segment ) {
				return el( Segment, { key: segment.value, proposal: segment, busy: state.busy } );
			} ) ),
			el( Waiting, { answer: answer } ) );
	}

	wp.plugins.registerPlugin( 'colophon', {
		icon: 'book-alt',
		render: function () {
			return el( wp.element.Fragment, null,
				el( Watcher ),
				el( slots.PluginSidebarMoreMenuItem, { target: 'colophon', icon: 'book-alt' }, 'Colophon' ),
				el( slots.PluginSidebar, { name: 'colophon', title: 'Colophon', icon: 'book-alt' }, el( Sidebar ) ),
				el( slots.PluginPrePublishPanel, { title: __( 'Colophon: before you publish', 'colophon' ), initialOpen: true, icon: 'book-alt' }, el( BeforePublishing ) ) );
		},
	} );
}( window.wp ) );
